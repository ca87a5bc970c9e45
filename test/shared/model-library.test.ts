import { fc, test as given } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { adopt, choosable, compareModels } from '#shared/model-adoption.ts'
import { modelDifferences } from '#shared/model-history.ts'
import { countsOf, markOf, namedIn, parts, Parts, publishable, published } from '#shared/model-library.ts'
import { Model, Role } from '#shared/model.ts'
import { LIBRARY_PRESETS, libraryPreset } from '#shared/presets/library.ts'
import { presetModel } from '#shared/presets/model.ts'

const name = fc.constantFrom(
  'Ägare',
  'ägare',
  'Ledare',
  'Systemägare',
  'Specialist',
  'Stödperson',
  '__proto__',
  '<b>x</b>',
)
const rowsOf = <T>(row: (id: string, name: string) => fc.Arbitrary<T & { id: string; name: string }>) =>
  fc
    .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'a-2'), name), {
      maxLength: 5,
      selector: ([id]) => id,
    })
    .map(all => all.filter(([, n], i) => all.findIndex(([, m]) => m.toLowerCase() === n.toLowerCase()) === i))
    .chain(all => fc.tuple(...all.map(([id, n]) => row(id, n))))
const lines = fc.array(fc.constantFrom('Planen', 'Budgeten', 'Avtalen'), { maxLength: 2 })
const role = (id: string, of: string) =>
  fc.record({
    ...{ id: fc.constant(id), name: fc.constant(of), mandatory: fc.boolean() },
    level: fc.constantFrom('deciding' as const, 'leading' as const, 'operative' as const),
    side: fc.constantFrom('business' as const, 'it' as const),
    ...{ decides: lines, responsible: lines, takesPart: lines },
  })
const hidden = fc.boolean()
const section = (id: string, of: string) =>
  fc.record({ id: fc.constant(id), name: fc.constant(of), guidance: fc.constantFrom('', 'Kort.'), hidden })
const costKind = (id: string, of: string) => fc.record({ id: fc.constant(id), name: fc.constant(of), hidden })
const ownField = (id: string, of: string) =>
  fc.record({
    ...{ id: fc.constant(id), name: fc.constant(of), kind: fc.constantFrom('text' as const, 'number' as const) },
    of: fc.constantFrom('system' as const, 'object' as const),
    ...{ required: fc.boolean(), hidden, guidance: fc.constant('') },
  })
const model = fc
  .record({ roles: rowsOf(role), sections: rowsOf(section), costKinds: rowsOf(costKind), ownFields: rowsOf(ownField) })
  .map(of => Model.parse({ ...presetModel('own'), ...of }))
/** Chooses some of what may be chosen, by its place. */
const choice = fc.array(fc.boolean(), { minLength: 25, maxLength: 25 })
const chosenOf = (mine: Model, theirs: Parts, take: boolean[]) =>
  new Set(choosable(compareModels(mine, theirs)).flatMap((row, i) => (take[i % take.length] ? [row.key] : [])))

given.prop([model, fc.string({ minLength: 3 })])('no key that is not the model’s is published', (of, text) => {
  const planted = `PLANTED ${text}`
  const tainted = {
    ...of,
    ...{ people: [{ name: planted }], objects: [planted], budget: { amount: 4711, text: planted }, unit: planted },
    roles: of.roles.map(row => ({ ...row, holder: planted, person: planted })),
    sections: of.sections.map(row => ({ ...row, text: planted })),
    costKinds: of.costKinds.map(row => ({ ...row, amount: planted })),
    ownFields: of.ownFields.map(row => ({ ...row, values: [planted] })),
  } as Model
  const out = publishable(tainted)
  expect(JSON.stringify(out)).not.toContain('PLANTED')
  expect(Object.keys(out).toSorted()).toEqual([...parts].toSorted())
  expect(out).toEqual(publishable(of))
})

given.prop([model])('what is hidden stays at home, and what is published is what is used', of => {
  const out = publishable(of)
  expect(out.roles).toEqual(of.roles)
  for (const part of ['sections', 'costKinds', 'ownFields'] as const)
    expect(out[part]).toEqual(of[part].filter(row => !row.hidden))
})

test('a choice stays at home with its code list', () => {
  const field = { id: 'x', name: 'Zon', of: 'system' as const, kind: 'choice' as const, list: 'l' }
  const ownFields = [{ ...field, required: false, hidden: false, guidance: '' }]
  const codeLists = [{ id: 'l', name: 'Zoner', values: [] }]
  expect(publishable({ ...presetModel('own'), ownFields, codeLists }).ownFields).toEqual([])
})

given.prop([model, model, choice])('adopting twice is as adopting once', (mine, other, take) => {
  const theirs = publishable(other)
  const chosen = chosenOf(mine, theirs, take)
  const once = adopt(mine, theirs, chosen)
  expect(adopt(once, theirs, chosen)).toEqual(once)
})

given.prop([model, model])('once everything is adopted, nothing differs', (mine, other) => {
  const theirs = publishable(other)
  const after = adopt(mine, theirs, new Set(choosable(compareModels(mine, theirs)).map(row => row.key)))
  expect(choosable(compareModels(after, theirs))).toEqual([])
})

given.prop([model, model, choice])('nothing is removed, and what was not chosen is as it was', (mine, other, take) => {
  const theirs = publishable(other)
  const chosen = chosenOf(mine, theirs, take)
  const touched = compareModels(mine, theirs).rows.flatMap(row => (chosen.has(row.key) ? [row.mine?.id] : []))
  const after = adopt(mine, theirs, chosen)
  for (const part of parts) {
    const was = mine[part] as { id: string }[]
    expect(after[part].slice(0, was.length).map(({ id }) => id)).toEqual(was.map(({ id }) => id))
    for (const row of was.filter(({ id }) => !touched.includes(id))) expect(after[part]).toContainEqual(row)
  }
  expect(Model.safeParse(after).success).toBe(true)
  for (const part of parts) expect(new Set(after[part].map(({ id }) => id)).size).toBe(after[part].length)
})

given.prop([model, model, choice])('the dry run says exactly what is done', (mine, other, take) => {
  const theirs = publishable(other)
  const chosen = chosenOf(mine, theirs, take)
  const rows = compareModels(mine, theirs).rows.filter(row => chosen.has(row.key))
  const done = modelDifferences(mine, adopt(mine, theirs, chosen))
  const said = rows.flatMap((row): object[] =>
    row.state === 'new' ? [{ list: row.part, name: row.name, what: 'added' }] : row.differences,
  )
  const sorted = (of: unknown[]) => of.map(one => JSON.stringify(one)).toSorted()
  expect(sorted(done)).toEqual(sorted(said))
})

test('a role by the same name and another mandate is laid beside one’s own; a renamed one is known by its id', () => {
  const mine = presetModel('full')
  const light = publishable(presetModel('light'))
  const other: Parts = {
    ...light,
    roles: light.roles.map(row =>
      Role.parse({ ...row, decides: ['Allt'], ...(row.level === 'leading' && { name: 'Chef' }) }),
    ),
  }
  const { rows, alone } = compareModels(mine, other)
  const of = (part: string) => rows.filter(row => row.part === part)
  expect(of('roles')).toMatchObject([
    { state: 'differs', mine: { name: 'Objektägare' } },
    { state: 'differs', name: 'Chef', mine: { name: 'Förvaltningsledare' } },
  ])
  expect(of('roles')[1]!.differences).toContainEqual(
    expect.objectContaining({ field: 'name', from: 'Förvaltningsledare', to: 'Chef' }),
  )
  expect(new Set(of('sections').map(row => row.state))).toEqual(new Set(['same']))
  expect(alone.filter(row => row.part === 'roles')).toHaveLength(4)
})

test('an own field of another kind is left alone even when it is asked for', () => {
  const field = { id: 'x', name: 'Diarienummer', of: 'system' as const, required: false, hidden: false, guidance: '' }
  const mine = { ...presetModel('own'), ownFields: [{ ...field, kind: 'text' as const }] }
  const theirs = publishable({ ...presetModel('own'), ownFields: [{ ...field, kind: 'number' as const }] })
  expect(compareModels(mine, theirs).rows).toMatchObject([{ state: 'apart' }])
  expect(adopt(mine, theirs, new Set(['ownFields/x']))).toEqual(mine)
})

test('more roles than a model has room for are refused', () => {
  const many = (n: number, letter: string) =>
    Array.from({ length: n }, (_, i) =>
      Role.parse({ id: `${letter}${i}`, name: `${letter}${i}`, level: 'leading', side: 'it' }),
    )
  const mine = { ...presetModel('own'), roles: many(30, 'a') }
  const theirs = publishable({ ...presetModel('own'), roles: many(11, 'b') })
  const chosen = choosable(compareModels(mine, theirs)).map(row => row.key)
  expect(() => adopt(mine, theirs, new Set(chosen))).toThrow('library_full')
  expect(adopt(mine, theirs, new Set(chosen.slice(1))).roles).toHaveLength(40)
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
    ...publishable(presetModel('full')),
    name: 'Vår',
    description: 'Fråga karin wallin eller it@kommun.example.',
  }
  expect(namedIn(of, [{ name: 'Karin Wallin' }, { name: 'Per Hall' }, { name: 'Bo' }])).toEqual([
    'Karin Wallin',
    'it@kommun.example',
  ])
})

test('every model of Järnkoll’s own can be adopted by every other, and has its own mark', () => {
  const all = LIBRARY_PRESETS.map(id => libraryPreset(id).parts)
  expect(new Set(all.map(markOf)).size).toBe(all.length)
  expect(all.map(of => countsOf(of).roles)).toEqual([6, 2, 6, 3, 5])
  for (const mine of all)
    for (const theirs of all) {
      const model = { ...presetModel('own'), ...mine }
      const rows = choosable(compareModels(model, theirs)).map(row => row.key)
      expect(choosable(compareModels(adopt(model, theirs, new Set(rows)), theirs))).toEqual([])
    }
})
