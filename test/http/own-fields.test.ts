import { expect, test } from 'vitest'
import { guessColumns } from '#shared/imports/columns.ts'
import { importedAs } from '#shared/imports/kinds/index.ts'
import { preview } from '#shared/imports/preview.ts'
import { writeXlsx } from '#shared/imports/write.ts'
import { contractFile } from '#shared/contract-file.ts'
import { objectFile } from '#shared/object-file.ts'
import { systemFile } from '#shared/system-file.ts'
import { System } from '#shared/systems.ts'
import { readRegister } from '#functions/data/register.ts'
import { readFile } from '#functions/imports/read.ts'
import { actor } from '../shared/register.ts'
import { ifMatch, town, type Town } from '../town.ts'

const fields = [
  ...['text', 'number', 'day', 'link'].map(kind => ({ name: `Eget ${kind}`, kind })),
  { name: 'Eget val', kind: 'choice', list: '+l' },
]
const codeLists = [
  { id: '+l', name: 'Lista', values: [{ id: '+ja', name: 'Ja' }, { name: 'Nej' }, { name: 'Kanske' }] },
]

/** A town with one own field of each kind, and a system; answers the ids of the fields. */
async function withFields(): Promise<{ of: Town; ids: string[]; choices: string[] }> {
  const of = await town()
  const { body } = await of.as('modelAdmin')('PATCH', '/model', { ownFields: fields, codeLists }, ifMatch(1))
  await of.data.systems.create(System.parse({ id: 's', name: 'S', object: 'fo1', description: 'Ett system' }))
  const choices = body.codeLists[0].values.map((value: { id: string }) => value.id)
  return { of, choices, ids: body.ownFields.map((field: { id: string }) => field.id) }
}
const values = (ids: string[]) =>
  Object.fromEntries(ids.slice(0, 4).map((id, i) => [id, ['KS 2024/7', 2.5, '2028-02-29', 'https://a.example'][i]!]))

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
  const imported = importedAs(
    'systems',
    register,
    actor('modelAdmin', undefined, 'business', ['modelAdmin']),
    '2026-09-14',
  )
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

test('a choice is written by its name in files, and read in by it', async () => {
  const { of, ids, choices } = await withFields()
  const own = { ...values(ids), [ids[4]!]: choices[0]! }
  expect((await of.as('leader')('PATCH', '/systems/s', { own }, ifMatch(1))).status).toBe(200)
  const { items, lists, ownFields } = (await of.as('reader')('GET', '/systems/facts')).body
  const file = systemFile(ownFields)
  const bytes = await writeXlsx({ fields: file, entities: items, lists, locale: 'sv' }, 'System')
  const { rows } = (await readFile(bytes, 'system.xlsx')).sheets[0]!
  expect(rows[1]!.at(-1)).toBe('Ja')
  const mapping = guessColumns(rows[0]!, file.fields)
  const again = { headings: 0, mapping, fields: file, existing: items, lists }
  const policy = { onError: 'stop', onExisting: 'update' } as const
  expect(preview({ ...again, rows, policy }).sums).toMatchObject({ unchanged: 1, errors: 0 })
  const other = [rows[0]!, [...rows[1]!.slice(0, -1), 'Nej']]
  expect(preview({ ...again, rows: other, policy }).sums).toMatchObject({ updated: 1, errors: 0 })
})

test('a renamed value is renamed everywhere; one that goes into another reads as that one', async () => {
  const { of, ids, choices } = await withFields()
  const own = { [ids[4]!]: choices[0]! }
  await of.as('leader')('PATCH', '/systems/s', { own }, ifMatch(1))
  const ask = of.as('modelAdmin')
  const [list] = (await of.data.model.get()).codeLists
  const [yes, ...rest] = list!.values
  const removed = await ask('POST', '/model/preview', { codeLists: [{ ...list, values: rest }] })
  expect([removed.status, removed.body.type, removed.body.params.n]).toEqual([422, 'code_value_used', 1])
  const moved = {
    codeLists: [{ ...list, values: [{ ...yes, becomes: rest[0]!.id }, { ...rest[0]!, name: 'Inte' }, rest[1]] }],
  }
  expect((await ask('POST', '/model/preview', moved)).body.fields).toMatchObject([{ what: 'moved', to: 'Inte', n: 1 }])
  expect((await ask('PATCH', '/model', moved, ifMatch(2))).status).toBe(200)
  expect((await ask('GET', '/systems/facts')).body.items[0][`own.${ids[4]}`]).toBe(rest[0]!.id)
  // Undone by putting the list back as it was.
  expect((await ask('PATCH', '/model', { codeLists: [list] }, ifMatch(3))).status).toBe(200)
  expect((await ask('GET', '/systems/facts')).body.items[0][`own.${ids[4]}`]).toBe(choices[0])
})

test('objects and contracts have own fields as systems do: filled in, required, in their files, and told before they change', async () => {
  const of = await town()
  const admin = of.as('modelAdmin')
  const ownFields = [
    { name: 'Ansvarig nämnd', kind: 'text', of: 'object' },
    { name: 'Utvärderat', kind: 'day', of: 'contract' },
  ]
  const { body } = await admin('PATCH', '/model', { ownFields }, ifMatch(1))
  const [board, judged] = body.ownFields
  await of.data.systems.create(System.parse({ id: 's', name: 'S', object: 'fo1' }))
  const ask = of.as('leader')
  const made = await ask('POST', '/contracts', { name: 'A', systems: ['s'], own: { [judged.id]: '2026-05-01' } })
  expect(made.status).toBe(201)
  expect((await ask('POST', '/contracts', { name: 'B', systems: ['s'], own: { [judged.id]: 'i våras' } })).status).toBe(
    422,
  )
  const required = { ownFields: body.ownFields.map((field: object) => ({ ...field, required: true })) }
  expect((await admin('POST', '/model/preview', required)).body.fields).toMatchObject([
    { what: 'required', of: 'object', n: 1 },
  ])
  await admin('PATCH', '/model', required, ifMatch(2))
  expect((await ask('GET', '/objects/fo1')).body.standing.missing).toContain(`own.${board.id}`)
  expect((await ask('GET', '/lacking')).body.rows).toContainEqual(
    expect.objectContaining({ kind: 'object', id: 'fo1', reason: 'incomplete' }),
  )
  const { revision } = (await ask('GET', '/objects/fo1')).body.object
  expect((await ask('PATCH', '/objects/fo1', { own: { [board.id]: 'KS' } }, ifMatch(revision))).status).toBe(200)
  expect((await ask('GET', '/objects/fo1')).body.standing.missing).not.toContain(`own.${board.id}`)
  const facts = {
    objects: (await ask('GET', '/objects/facts')).body,
    contracts: (await ask('GET', '/contracts/facts')).body,
  }
  expect(facts.objects.items[0]).toMatchObject({ [`own.${board.id}`]: 'KS' })
  expect(facts.contracts.items[0]).toMatchObject({ [`own.${judged.id}`]: '2026-05-01' })
  const files = { objects: objectFile(facts.objects.ownFields), contracts: contractFile(facts.contracts.ownFields) }
  for (const kind of ['objects', 'contracts'] as const) {
    const { items, lists } = facts[kind]
    const bytes = await writeXlsx({ fields: files[kind], entities: items, lists, locale: 'sv' }, 'Fil')
    const { rows } = (await readFile(bytes, 'fil.xlsx')).sheets[0]!
    const mapping = guessColumns(rows[0]!, files[kind].fields)
    const policy = { onError: 'stop', onExisting: 'update' } as const
    const of = { rows, headings: 0, mapping, fields: files[kind], existing: items, lists, policy }
    expect(preview(of).sums).toMatchObject({ unchanged: 1, updated: 0, errors: 0 })
  }
  const removed = await admin('PATCH', '/model', { ownFields: [] }, ifMatch(3))
  expect([removed.body.type, removed.body.params.of]).toEqual(['own_field_used', 'object'])
})
