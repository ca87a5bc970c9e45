import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { changeModel } from '#shared/model-change.ts'
import { modelDifferences } from '#shared/model-history.ts'
import { assertFieldsFree, fieldConsequences } from '#shared/own-changes.ts'
import { assertOwn, OwnField, type AskedField } from '#shared/own-fields.ts'
import { presetModel } from '#shared/presets/model.ts'
import { completeness, expectedBy, leanSystem, missingIn } from '#shared/system-fields.ts'
import { runs, system } from './register.ts'

const field = (id: string, of: Partial<OwnField> = {}): OwnField =>
  OwnField.parse({ id, name: `Fält ${id}`, kind: 'text', ...of })
const asked = (id: string, of: Partial<AskedField> = {}): AskedField => ({ ...field(id, of), values: of.values ?? [] })
const fields = [asked('t'), asked('n', { kind: 'number' }), asked('d', { kind: 'day' }), asked('l', { kind: 'link' })]
const lists = (...ownFields: OwnField[]) => ({ ownFields, codeLists: [] })

describe('a value of an own field', () => {
  test('is of the kind of its field', () => {
    expect(() =>
      assertOwn(fields, { t: 'KS 2024/7', n: -1.5, d: '2028-02-29', l: 'https://a.example/b' }),
    ).not.toThrow()
    for (const own of [{ t: 7 }, { n: '7' }, { d: '2026-02-29' }, { l: 'javascript:alert(1)' }, { l: 'a.example' }])
      expect(() => assertOwn(fields, own as Record<string, string | number>)).toThrow('own_value_wrong')
  })
  test('has a field in the model, unless it stood there before', () => {
    expect(() => assertOwn(fields, { gone: 'x' })).toThrow('own_field_unknown')
    expect(() => assertOwn(fields, { gone: 'x' }, { gone: 'x' })).not.toThrow()
  })
})

describe('an own field that systems have values in', () => {
  const owners = { system: [system('a', { own: { t: 'x' } }), system('b')], object: [], contract: [] }
  test('is hidden instead of removed, and keeps its kind', () => {
    expect(() => assertFieldsFree(lists(...fields), lists(), owners)).toThrow('own_field_used')
    expect(() => assertFieldsFree(lists(...fields), lists(field('t', { kind: 'day' })), owners)).toThrow(
      'own_field_kind',
    )
    expect(() =>
      assertFieldsFree(lists(...fields), lists(field('t', { name: 'Nytt', hidden: true })), owners),
    ).not.toThrow()
  })
  test('is told with how many systems stop showing it', () => {
    expect(fieldConsequences(lists(field('t')), lists(field('t', { hidden: true })), owners)).toEqual([
      { id: 't', name: 'Fält t', what: 'hidden', of: 'system', n: 1 },
    ])
  })
  test('is told with how many systems become incomplete when it is required', () => {
    const required = field('t', { required: true })
    const found = [{ id: 't', name: 'Fält t', what: 'required', of: 'system', n: 1 }]
    expect(fieldConsequences(lists(field('t')), lists(required), owners)).toEqual(found)
    expect(fieldConsequences(lists({ ...required, hidden: true }), lists(required), owners)).toEqual(found)
    expect(fieldConsequences(lists(required), lists(required), owners)).toEqual([])
  })
})

test('an own field is not named as a column that files of systems have already', () => {
  const full = presetModel('full')
  for (const name of ['Leverantör', 'supplier', 'Id'])
    expect(() => changeModel(full, { ownFields: [{ ...field('x', { name }), id: undefined }] }, () => 'new')).toThrow(
      'value_taken',
    )
})

test('the history says what became of an own field', () => {
  const full = presetModel('full')
  const [before, after] = [[field('t')], [field('t', { name: 'Diarienummer', required: true })]]
  expect(modelDifferences({ ...full, ownFields: before }, { ...full, ownFields: after })).toMatchObject([
    { list: 'ownFields', field: 'name', to: 'Diarienummer' },
    { list: 'ownFields', field: 'required', from: 'false', to: 'true' },
  ])
})

test.prop([fc.array(fc.record({ required: fc.boolean(), hidden: fc.boolean(), given: fc.boolean() }))], runs)(
  'a system lacks exactly the own fields that are required, shown and empty, and is complete when nothing is missing',
  all => {
    const own = all.map((of, i) => field(String(i), of))
    const lean = leanSystem(
      system('s', { own: Object.fromEntries(all.flatMap((of, i) => (of.given ? [[i, 'x']] : []))) }),
    )
    const expected = expectedBy({ ownFields: own, fieldUse: {} })
    const missing = missingIn(lean, expected)
    const lacking = all.flatMap((of, i) => (of.required && !of.hidden && !of.given ? [`own.${i}`] : []))
    expect(missing.filter(id => id.startsWith('own.'))).toEqual(lacking)
    expect(completeness(lean, expected) === 100).toBe(missing.length === 0)
  },
)
