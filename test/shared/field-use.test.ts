import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import type { FieldUse } from '#shared/field-use.ts'
import { changeModel } from '#shared/model-change.ts'
import { modelDifferences } from '#shared/model-history.ts'
import { presetModel } from '#shared/presets/model.ts'
import { completeness, expectedBy, leanSystem, missingIn, systemFields } from '#shared/system-fields.ts'
import { missingOf, usableFields, useConsequences } from '#shared/usable-fields.ts'
import { contract, object, runs, system } from './register.ts'

const full = presetModel('full')
const using = (fieldUse: FieldUse) => ({ ...full, fieldUse })
const newId = () => 'new'

describe('a field of the house', () => {
  test('that the municipality demands is missing where it is empty, and one that it does without never is', () => {
    const empty = leanSystem(system('s', { lifecycle: 'inUse' }))
    expect(missingIn(empty, expectedBy(full))).toContain('users')
    expect(missingIn(empty, expectedBy(using({ 'system.users': 'hidden' })))).not.toContain('users')
    expect(missingIn(empty, expectedBy(full))).not.toContain('archiving')
    expect(missingIn(empty, expectedBy(using({ 'system.archiving': 'required' })))).toContain('archiving')
  })
  test('may be demanded of objects and contracts too', () => {
    const steps = [{ id: 's', name: 's' }]
    const demanding = using({ 'object.purpose': 'required', 'contract.number': 'required' })
    expect(missingOf(demanding, 'object', object('a', { unit: 'x', steps }))).toEqual(['purpose'])
    expect(missingOf(demanding, 'object', object('a', { unit: 'x', steps, purpose: 'x' }))).toEqual([])
    const whole = contract('k', { supplier: 'x', owner: 'p', systems: ['s'] })
    expect(missingOf(demanding, 'contract', whole)).toEqual(['number'])
    expect(missingOf(full, 'contract', whole)).toEqual([])
  })
  test('is not hidden when rules reason about it, and not demanded when every system has it', () => {
    for (const use of [
      { 'system.supplier': 'hidden' },
      { 'system.lifecycle': 'required' },
      { 'system.invented': 'hidden' },
    ])
      expect(() => changeModel(full, { fieldUse: use as FieldUse }, newId)).toThrow('malformed')
    expect(changeModel(full, { fieldUse: { 'system.rto': 'hidden' } }, newId).fieldUse).toEqual({
      'system.rto': 'hidden',
    })
  })
  test('is told with how many records stop showing it, or become incomplete, before it is hidden or demanded', () => {
    const records = {
      system: [system('a', { archiving: 'x' }), system('b')],
      object: [object('o')],
      contract: [contract('k', { number: '7' }), contract('l')],
    }
    const after = using({ 'system.archiving': 'hidden', 'object.family': 'required', 'contract.number': 'required' })
    expect(useConsequences(full, after, records).map(({ id, what, n }) => [id, what, n])).toEqual([
      ['system.archiving', 'hidden', 1],
      ['object.family', 'required', 1],
      ['contract.number', 'required', 1],
    ])
    expect(useConsequences(after, after, records)).toEqual([])
  })
  test('that is a list: steps may be demanded or done without, other users only done without', () => {
    const demanding = expectedBy(using({ 'system.supports': 'required' }))
    expect(missingIn(leanSystem(system('s')), demanding)).toContain('supports')
    const supporting = leanSystem(system('s', { supports: [{ step: 'x', degree: 'main' }] }))
    expect(missingIn(supporting, demanding)).not.toContain('supports')
    expect(missingIn(leanSystem(system('s')), expectedBy(full))).not.toContain('supports')
    expect(() => changeModel(full, { fieldUse: { 'system.usedBy': 'required' } }, newId)).toThrow('malformed')
    expect(() => changeModel(full, { fieldUse: { 'system.classification': 'hidden' } }, newId)).toThrow('malformed')
    expect(() => changeModel(full, { fieldUse: { 'contract.noticeMonths': 'hidden' } }, newId)).toThrow('malformed')
  })
  test('leaves a line in the history', () => {
    expect(modelDifferences(full, using({ 'system.rto': 'hidden' }))).toEqual([
      { list: 'fieldUse', name: 'system.rto', what: 'changed', field: 'fieldUse', from: '', to: 'hidden' },
    ])
  })
})

const listed = new Set(['supports', 'usedBy'])
const uses = fc.dictionary(
  fc.constantFrom(...usableFields.system.filter(({ id }) => !listed.has(id)).map(({ id }) => `system.${id}`)),
  fc.constantFrom('hidden' as const, 'required' as const),
)
test.prop([uses, fc.subarray(systemFields.map(({ id }) => id))], runs)(
  'whatever is demanded and done without, a hidden field is never missing, a demanded one is when empty, and complete is when nothing is missing',
  (fieldUse, empty) => {
    const lean = { ...leanSystem(system('s')), empty }
    const expected = expectedBy(using(fieldUse))
    const missing = missingIn(lean, expected)
    for (const [key, use] of Object.entries(fieldUse)) {
      const id = key.slice('system.'.length)
      expect(missing.includes(id)).toBe(use === 'required' && (empty as string[]).includes(id))
    }
    expect(completeness(lean, expected) === 100).toBe(missing.length === 0)
  },
)
