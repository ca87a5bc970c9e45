import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { offered, settled, valueOf, type CodeList } from '#shared/code-lists.ts'
import { changeModel } from '#shared/model-change.ts'
import { modelDifferences } from '#shared/model-history.ts'
import type { Model } from '#shared/model.ts'
import { assertFieldsFree, fieldConsequences } from '#shared/own-changes.ts'
import { assertOwn, fieldsOf, OwnField, ownNow } from '#shared/own-fields.ts'
import { ownCells, ownColumns } from '#shared/own-file.ts'
import { presetModel } from '#shared/presets/model.ts'
import { contract, runs, system } from './register.ts'

const value = (id: string, of: Partial<CodeList['values'][number]> = {}) => ({
  id,
  name: `Värde ${id}`,
  retired: false,
  ...of,
})
const list = (...values: CodeList['values']): CodeList => ({ id: 'l', name: 'Lista', values })
const field = OwnField.parse({ id: 'f', name: 'Fält', kind: 'choice', list: 'l' })
const model = (codeLists: CodeList[], ownFields = [field]): Model => ({ ...presetModel('full'), ownFields, codeLists })
const owners = {
  system: [system('a', { own: { f: '1' } }), system('b', { own: { f: '1' } }), system('c', { own: { f: '2' } })],
  object: [],
  contract: [contract('k')],
}
let n = 0
const newId = () => `id${++n}`

describe('a choice', () => {
  const [asked] = [fieldsOf(model([list(value('1'), value('2', { retired: true }))]), 'system')]
  test('is one of the values that its code list offers', () => {
    expect(() => assertOwn(asked, { f: '1' })).not.toThrow()
    for (const f of ['3', 'Värde 1', 7]) expect(() => assertOwn(asked, { f })).toThrow('own_value_wrong')
  })
  test('may keep a retired value that stood there, and nobody may choose it anew', () => {
    expect(() => assertOwn(asked, { f: '2' })).toThrow('own_value_wrong')
    expect(() => assertOwn(asked, { f: '2' }, { f: '2' })).not.toThrow()
  })
  test('has a code list to choose from', () => {
    expect(() => changeModel(model([]), { ownFields: [field] }, newId)).toThrow('code_list_missing')
  })
})

test('a new choice and its new code list are made in one change', () => {
  const after = changeModel(
    model([], []),
    {
      codeLists: [{ id: '+l', name: 'Lista', values: [{ id: '+v', name: 'Ja', retired: false }] }],
      ownFields: [{ ...field, id: '+f', list: '+l' }],
    },
    newId,
  )
  expect(after.ownFields[0]!.list).toBe(after.codeLists[0]!.id)
  expect(JSON.stringify(after)).not.toContain('+')
})

describe('a value that records have', () => {
  const before = model([list(value('1'), value('2'))])
  test('is not just removed: the refusal says how many have it', () => {
    const without = model([list(value('2'))])
    expect(() => assertFieldsFree(before, without, owners)).toThrow('code_value_used')
    expect(() => assertFieldsFree(before, model([list(value('1'), value('2'))]), owners)).not.toThrow()
  })
  test('goes into another, and its records read as that one in the form, on the page and in files', () => {
    const after = model([settled(list(value('1', { becomes: '2' }), value('2')))])
    expect(fieldConsequences(before, after, owners)).toEqual([
      { id: '1', name: 'Värde 1', what: 'moved', to: 'Värde 2', n: 2 },
    ])
    const asked = fieldsOf(after, 'system')
    expect(ownNow(asked, { f: '1' })).toEqual({ f: '2' })
    expect(ownCells(asked, { f: '1' })).toEqual({ 'own.f': '2' })
    expect(ownColumns(asked)[0]!.choices!.map(choice => choice.value)).toEqual(['2'])
    expect(() => assertOwn(asked, { f: '2' }, { f: '1' })).not.toThrow()
  })
  test('is told with how many have it when it is retired', () => {
    const after = model([list(value('1', { retired: true }), value('2'))])
    expect(fieldConsequences(before, after, owners)).toEqual([{ id: '1', name: 'Värde 1', what: 'retired', n: 2 }])
  })
})

test('the history says what came, went, was renamed, was retired and what went into another', () => {
  const before = model([list(value('1'), value('2'), value('3'), value('4'))])
  const after = model([
    list(value('1', { name: 'Nytt namn' }), value('2', { becomes: '1' }), value('3', { retired: true }), value('5')),
  ])
  const told = modelDifferences(before, after).map(of => (of.what === 'changed' ? [of.field, of.from, of.to] : []))
  expect(told).toEqual([
    ['value', 'Värde 1', 'Nytt namn'],
    ['moved', 'Värde 2', 'Nytt namn'],
    ['retired', 'Värde 3', 'true'],
    ['value', 'Värde 4', ''],
    ['value', '', 'Värde 5'],
  ])
})

test.prop(
  [fc.array(fc.record({ retired: fc.boolean(), to: fc.option(fc.nat(9), { nil: undefined }) }), { maxLength: 10 })],
  runs,
)('however values have gone into each other, each reads as one that stands, and never in a circle', all => {
  const values = all.map(({ retired, to }, i) =>
    value(String(i), { retired, ...(to !== undefined && { becomes: String(to) }) }),
  )
  let of: CodeList
  try {
    of = settled(list(...values))
  } catch {
    // Refused: one goes into nothing, or into itself by way of others.
    const ends = (i: number, seen: number[]): boolean =>
      all[i] !== undefined && !seen.includes(i) && (all[i].to === undefined || ends(all[i].to, [...seen, i]))
    return void expect(all.every((_, i) => ends(i, []))).toBe(false)
  }
  for (const { id } of of.values) expect(valueOf(of.values, id)!.becomes).toBeUndefined()
  for (const { id, becomes } of offered(of.values))
    expect([becomes, valueOf(of.values, id)!.id]).toEqual([undefined, id])
})
