import { expect, test } from 'vitest'
import { guessColumns } from '#shared/imports/columns.ts'
import { importedAs } from '#shared/imports/kinds/index.ts'
import { preview } from '#shared/imports/preview.ts'
import { writeXlsx } from '#shared/imports/write.ts'
import { systemFile } from '#shared/system-file.ts'
import { System } from '#shared/systems.ts'
import { readRegister } from '#functions/data/register.ts'
import { readFile } from '#functions/imports/read.ts'
import { actor } from '../shared/register.ts'
import { ifMatch, town, type Town } from '../town.ts'

const fields = ['text', 'number', 'day', 'link'].map(kind => ({ name: `Eget ${kind}`, kind }))

/** A town with one own field of each kind, and a system; answers the ids of the fields. */
async function withFields(): Promise<{ of: Town; ids: string[] }> {
  const of = await town()
  const { body } = await of.as('modelAdmin')('PATCH', '/model', { ownFields: fields }, ifMatch(1))
  await of.data.systems.create(System.parse({ id: 's', name: 'S', object: 'fo1', description: 'Ett system' }))
  return { of, ids: body.ownFields.map((field: { id: string }) => field.id) }
}
const values = (ids: string[]) =>
  Object.fromEntries(ids.map((id, i) => [id, ['KS 2024/7', 2.5, '2028-02-29', 'https://a.example'][i]!]))

test('who edits the object fills in own fields, and a value of another kind is refused with its name', async () => {
  const { of, ids } = await withFields()
  const ask = of.as('leader')
  expect((await ask('PATCH', '/systems/s', { own: values(ids) }, ifMatch(1))).body.own).toEqual(values(ids))
  const wrong = await ask('PATCH', '/systems/s', { own: { ...values(ids), [ids[2]!]: 'i våras' } }, ifMatch(2))
  expect([wrong.status, wrong.body.type, wrong.body.params.name]).toEqual([422, 'own_value_wrong', 'Eget day'])
  expect((await ask('PATCH', '/systems/s', { own: { invented: 'x' } }, ifMatch(2))).status).toBe(422)
  expect((await ask('POST', '/systems', { name: 'T', object: 'fo1', own: { invented: 'x' } })).status).toBe(422)
})

test('a renamed field keeps its values, and one with values is not removed', async () => {
  const { of, ids } = await withFields()
  await of.as('leader')('PATCH', '/systems/s', { own: values(ids) }, ifMatch(1))
  const ask = of.as('modelAdmin')
  const { ownFields } = await of.data.model.get()
  const renamed = ownFields.map((field, i) => (i === 0 ? { ...field, name: 'Diarienummer' } : field))
  expect((await ask('PATCH', '/model', { ownFields: renamed }, ifMatch(2))).status).toBe(200)
  const page = (await of.as('reader')('GET', '/systems/s')).body
  expect(page.ownFields[0]).toMatchObject({ id: ids[0], name: 'Diarienummer' })
  expect(page.system.own).toEqual(values(ids))
  const removed = await ask('PATCH', '/model', { ownFields: renamed.slice(1) }, ifMatch(3))
  expect([removed.status, removed.body.type]).toEqual([422, 'own_field_used'])
})

test('a required field that is empty is told before it is required, and then missing on the system and in its list', async () => {
  const { of, ids } = await withFields()
  const ask = of.as('modelAdmin')
  const before = (await ask('GET', '/systems')).body.rows[0].complete
  const { ownFields } = await of.data.model.get()
  const change = { ownFields: ownFields.map((field, i) => ({ ...field, required: i === 0 })) }
  expect((await ask('POST', '/model/preview', change)).body.fields).toMatchObject([
    { what: 'required', of: 'system', n: 1 },
  ])
  await ask('PATCH', '/model', change, ifMatch(2))
  expect((await ask('GET', '/systems/s')).body.missing).toContain(`own.${ids[0]}`)
  expect((await ask('GET', '/systems')).body.rows[0].complete).toBeLessThan(before)
})

test('own fields are columns of the file, which is read in again wholly known and wholly unchanged', async () => {
  const { of, ids } = await withFields()
  await of.as('leader')('PATCH', '/systems/s', { own: values(ids) }, ifMatch(1))
  const { items, lists, ownFields } = (await of.as('reader')('GET', '/systems/facts')).body
  const file = systemFile(ownFields)
  for (const locale of ['sv', 'en'] as const) {
    const bytes = await writeXlsx({ fields: file, entities: items, lists, locale }, 'System')
    const { rows } = (await readFile(bytes, 'system.xlsx')).sheets[0]!
    const mapping = guessColumns(rows[0]!, file.fields)
    expect(mapping).toEqual(file.fields.map(({ id }) => id))
    const { sums } = preview({
      ...{ rows, headings: 0, mapping, fields: file, existing: items, lists },
      policy: { onError: 'stop', onExisting: 'update' },
    })
    expect(sums).toMatchObject({ unchanged: 1, updated: 0, errors: 0, check: 0 })
  }
})

test('a file changes own values and leaves the others, and an address that is none is an error at its cell', async () => {
  const { of, ids } = await withFields()
  await of.as('leader')('PATCH', '/systems/s', { own: values(ids) }, ifMatch(1))
  const register = await readRegister(of.data)
  const imported = importedAs('systems', register, actor('modelAdmin', undefined, 'business', ['modelAdmin']))
  const after = imported.entity(
    { id: 's', name: 'S', object: 'fo1', [`own.${ids[1]}`]: 7 },
    register.systems[0],
    's',
    '2026-09-14',
  )
  expect(after).toMatchObject({ own: { ...values(ids), [ids[1]!]: 7 } })
  const row = { ...imported.existing[0]!, [`own.${ids[3]}`]: 'intranätet' }
  expect(imported.check!(row, imported.existing[0]!)).toMatchObject([{ field: `own.${ids[3]}` }])
})
