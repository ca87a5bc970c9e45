import { test as given } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { adopt, choosable, compareModels } from '#shared/model-adoption.ts'
import { modelDifferences } from '#shared/model-history.ts'
import { countsOf, markOf, parts, publishable, rowsOf as rows, type Parts } from '#shared/model-library.ts'
import { Model, Role } from '#shared/model.ts'
import { LIBRARY_PRESETS, libraryPreset } from '#shared/presets/library.ts'
import { presetModel } from '#shared/presets/model.ts'
import { choice, chosenOf, model } from './models.ts'

const plain = { ...presetModel('own'), events: [] }
const field = { id: 'x', name: 'Zon', of: 'system' as const, kind: 'choice' as const, required: false }
const zoneField = { ...field, list: 'l', hidden: false, guidance: '' }
const zones = (...names: string[]) => ({
  ...{ id: 'l', name: 'Zoner' },
  values: names.map((of, i) => ({ id: `v${i}`, name: of, retired: false })),
})

test('a choice among values is adopted with its code list, and points to it here', () => {
  const taken = { ...plain, codeLists: [{ ...zones('Något annat'), name: 'Helt annat' }] }
  const theirs = publishable({ ...plain, ownFields: [zoneField], codeLists: [{ ...zones('Nord', 'Syd'), id: 'm' }] })
  const pointing = { ...theirs, ownFields: [{ ...zoneField, list: 'm' }] }
  const after = adopt(taken, pointing, new Set(['ownFields/x']))
  expect(after.codeLists.map(({ name: of }) => of)).toEqual(['Helt annat', 'Zoner'])
  const list = after.codeLists[1]!
  expect(after.ownFields).toMatchObject([{ name: 'Zon', list: list.id }])
  expect(list.values.map(value => value.name)).toEqual(['Nord', 'Syd'])
  const ids = after.codeLists.flatMap(of => of.values.map(({ id }) => id))
  expect(new Set(ids).size).toBe(3)
})

test('a code list that both have keeps its values, and gets those that it lacks', () => {
  const mine = { ...plain, codeLists: [zones('Syd', 'Väst')] }
  const theirs = publishable({ ...plain, codeLists: [{ ...zones('Nord', 'syd'), id: 'm' }] })
  const [row] = compareModels(mine, theirs).rows.filter(({ part }) => part === 'codeLists')
  expect(row).toMatchObject({ state: 'differs', mine: { id: 'l' } })
  const [list] = adopt(mine, theirs, new Set([row!.key])).codeLists
  expect(list!.values.slice(0, 2)).toEqual(mine.codeLists[0]!.values)
  expect(list!.values.map(value => value.name)).toEqual(['Syd', 'Väst', 'Nord'])
})

test('a municipality that began empty and adopts everything has the whole model, with its year', () => {
  for (const id of LIBRARY_PRESETS) {
    const { parts: theirs } = libraryPreset(id)
    const all = new Set(choosable(compareModels(plain, theirs)).map(row => row.key))
    expect(publishable(adopt(plain, theirs, all))).toEqual(theirs)
    expect(theirs.events.length).toBeGreaterThan(5)
  }
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
    const [was, is] = [rows(mine, part), rows(after, part)]
    expect(is.slice(0, was.length).map(({ id }) => id)).toEqual(was.map(({ id }) => id))
    for (const row of was.filter(({ id }) => !touched.includes(id))) expect(is).toContainEqual(row)
    expect(new Set(is.map(({ id }) => id)).size).toBe(is.length)
  }
  expect(Model.safeParse(after).success).toBe(true)
  const known = new Set(after.codeLists.map(({ id }) => id))
  for (const { list } of after.ownFields) if (list !== undefined) expect(known).toContain(list)
  const values = after.codeLists.flatMap(list => list.values.map(({ id }) => `${list.id} ${id}`))
  expect(new Set(values).size).toBe(values.length)
})

given.prop([model, model, choice])('the dry run says exactly what is done', (mine, other, take) => {
  const theirs = publishable(other)
  const chosen = chosenOf(mine, theirs, take)
  const rows = compareModels(mine, theirs).rows.filter(row => chosen.has(row.key))
  const done = modelDifferences(mine, adopt(mine, theirs, chosen))
  const said = rows.flatMap((row): object[] => {
    if (row.state !== 'new') return row.differences
    if (row.part !== 'fieldUse' && row.part !== 'terms') return [{ list: row.part, name: row.name, what: 'added' }]
    const changed = { list: row.part, name: row.name, what: 'changed', field: row.part, from: '' }
    return [{ ...changed, to: theirs[row.part][row.name] }]
  })
  // A choice among values takes its code list along.
  const along = compareModels(mine, theirs).rows.flatMap(({ key, part, state, id, name }) => {
    const asked = theirs.ownFields.some(of => of.list === id && chosen.has(`ownFields/${of.id}`))
    return part === 'codeLists' && state === 'new' && asked && !chosen.has(key)
      ? [{ list: part, name, what: 'added' }]
      : []
  })
  said.push(...along)
  const sorted = (of: unknown[]) => of.map(one => JSON.stringify(one)).toSorted()
  expect(sorted(done)).toEqual(sorted(said))
})

test('a role by the same name and another mandate is laid beside one’s own; a renamed one is known by its id', () => {
  const mine = { ...presetModel('full'), events: [] }
  const light = publishable({ ...presetModel('light'), events: [] })
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
  const mine = { ...plain, ownFields: [{ ...field, kind: 'text' as const }] }
  const theirs = publishable({ ...plain, ownFields: [{ ...field, kind: 'number' as const }] })
  expect(compareModels(mine, theirs).rows[0]).toMatchObject({ part: 'ownFields', state: 'apart' })
  expect(adopt(mine, theirs, new Set(['ownFields/x']))).toEqual(mine)
})

test('more roles than a model has room for are refused', () => {
  const many = (n: number, letter: string) =>
    Array.from({ length: n }, (_, i) =>
      Role.parse({ id: `${letter}${i}`, name: `${letter}${i}`, level: 'leading', side: 'it' }),
    )
  const mine = { ...plain, roles: many(30, 'a') }
  const theirs = publishable({ ...plain, roles: many(11, 'b') })
  const chosen = choosable(compareModels(mine, theirs)).map(row => row.key)
  expect(() => adopt(mine, theirs, new Set(chosen))).toThrow('library_full')
  expect(adopt(mine, theirs, new Set(chosen.slice(1))).roles).toHaveLength(40)
})

test('every model of Järnkoll’s own can be adopted by every other, and has its own mark', () => {
  const all = LIBRARY_PRESETS.map(id => libraryPreset(id).parts)
  expect(new Set(all.map(markOf)).size).toBe(all.length)
  expect(all.map(of => countsOf(of).roles)).toEqual([6, 2, 6, 3, 5])
  for (const mine of all)
    for (const theirs of all) {
      const model = { ...plain, ...mine }
      const rows = choosable(compareModels(model, theirs)).map(row => row.key)
      expect(choosable(compareModels(adopt(model, theirs, new Set(rows)), theirs))).toEqual([])
    }
})
