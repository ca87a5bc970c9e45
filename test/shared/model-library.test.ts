import { fc, test as given } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { namedIn, parts, publishable, published, type WholeModel } from '#shared/model-library.ts'
import { presetModel } from '#shared/presets/model.ts'
import { model } from './models.ts'

given.prop([model, fc.string({ minLength: 3 })])('no key that is not the model’s is published', (of, text) => {
  const planted = `PLANTED ${text}`
  const tainted = {
    ...of,
    ...{ people: [{ name: planted }], objects: [planted], budget: { amount: 4711, text: planted }, unit: planted },
    roles: of.roles.map(row => ({ ...row, holder: planted, person: planted })),
    sections: of.sections.map(row => ({ ...row, text: planted })),
    costKinds: of.costKinds.map(row => ({ ...row, amount: planted })),
    codeLists: of.codeLists.map(row => ({ ...row, values: row.values.map(v => ({ ...v, used: [planted] })) })),
    events: of.events.map(row => ({ ...row, doneBy: planted })),
    ownFields: of.ownFields.map(row => ({ ...row, values: [planted] })),
  } as WholeModel
  const out = publishable(tainted)
  expect(JSON.stringify(out)).not.toContain('PLANTED')
  expect(Object.keys(out).toSorted()).toEqual([...parts].toSorted())
  expect(out).toEqual(publishable(of))
})

given.prop([model])('what is hidden stays at home, and what is published is what is used', of => {
  const out = publishable(of)
  expect(out.roles).toEqual(of.roles)
  for (const part of ['sections', 'costKinds', 'ownFields', 'families', 'processes'] as const)
    expect(out[part]).toEqual(of[part].filter(row => !row.hidden))
  const { events, fieldUse, terms, scale } = of
  expect(out).toMatchObject({ events, fieldUse, terms, scale })
})

test('the number goes on after a withdrawal', () => {
  const what = { name: 'Vår', description: '' }
  const first = published(undefined, what, '2026-09-14')
  expect(first).toMatchObject({ version: 1, state: 'published' })
  expect(published({ ...first, state: 'withdrawn' }, what, '2026-10-01')).toMatchObject({
    version: 2,
    state: 'published',
  })
})

test('the publisher is told who is named in the texts', () => {
  const of = {
    ...publishable({ ...presetModel('full'), events: [] }),
    name: 'Vår',
    description: 'Fråga karin wallin eller it@kommun.example.',
  }
  expect(namedIn(of, [{ name: 'Karin Wallin' }, { name: 'Per Hall' }, { name: 'Bo' }])).toEqual([
    'Karin Wallin',
    'it@kommun.example',
  ])
})
