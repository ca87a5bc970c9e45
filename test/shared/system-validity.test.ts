import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { coversOf, type Cover } from '#shared/contracts.ts'
import { presetModel } from '#shared/presets/model.ts'
import { completeness, expectedBy, leanSystem, missingIn, systemFields } from '#shared/system-fields.ts'
import { systemPage } from '#shared/system-page.ts'
import { systemRegister } from '#shared/system-register.ts'
import { reasonsOf, SystemReason } from '#shared/system-validity.ts'
import type { System } from '#shared/systems.ts'
import { actor, assignment, contract, object, runs, system, TODAY } from './register.ts'

const cover: Cover = { contract: 'c' }
const classification = { confidentiality: 2, integrity: 2, availability: 3 }
const sound = (of: Partial<System> = {}) => system('s', { classification, ...of })
const reasons = (of: Partial<System>, about: { cover?: Cover | undefined; owned?: boolean } = {}) =>
  reasonsOf(sound(of), { today: TODAY, cover, owned: true, ...about })

describe('a system is as it should be', () => {
  test('when it has an owner, a contract that runs and a classification', () => {
    expect(reasons({})).toEqual([])
  })
  test.each<[SystemReason, Partial<System>, { cover?: Cover | undefined; owned?: boolean }?]>([
    ['no_owner', {}, { owned: false }],
    ['no_contract', {}, { cover: undefined }],
    ['contract_ended', {}, { cover: coversOf([contract('c', { end: '2026-09-13', systems: ['s'] })], TODAY).get('s') }],
    ['support_ended', { endOfSupport: '2026-09-13' }],
    ['past_end_of_use', { endOfUse: '2026-09-13' }],
    ['classification_overdue', { classifyBy: '2026-09-13' }],
    ['no_processor_agreement', { personalData: 'sensitive', processorAgreement: 'no' }],
  ])('and not when: %s', (reason, of, about = {}) => expect(reasons(of, about)).toEqual([reason]))
  test('on the last day itself it still is', () => {
    expect(reasons({ endOfSupport: TODAY, endOfUse: TODAY, classifyBy: TODAY })).toEqual([])
  })
  test('what we run ourselves needs no contract', () => {
    expect(reasons({ hosting: 'own' }, { cover: undefined })).toEqual([])
  })
})

const day = fc.constantFrom('2020-01-01', TODAY, '2030-01-01')
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined })
const anySystem = fc
  .record({
    hosting: fc.constantFrom('own', 'supplier', 'saas'),
    lifecycle: fc.constantFrom('planned', 'introduced', 'inUse', 'retiring', 'retired'),
    criticality: fc.constantFrom('low', 'medium', 'high'),
    personalData: maybe(fc.constantFrom('none', 'personal', 'sensitive')),
    processorAgreement: maybe(fc.constantFrom('yes', 'no', 'notNeeded')),
    classification: maybe(fc.constant(classification)),
    classifyBy: maybe(day),
    endOfUse: maybe(day),
    endOfSupport: maybe(day),
    users: maybe(fc.nat(1000)),
    description: fc.constantFrom('', 'Vad det är'),
    supplier: fc.constantFrom('', 'Nordvik'),
  })
  .map(of => system('s', Object.fromEntries(Object.entries(of).filter(([, v]) => v !== undefined))))
const anyCover = fc.constantFrom(
  undefined,
  cover,
  coversOf([contract('c', { end: '2020-01-01', systems: ['s'] })], TODAY).get('s'),
)

test.prop([anySystem, anyCover, fc.boolean()], runs)(
  'reasons never contradict each other, and each is there once',
  (of, on, owned) => {
    const found = reasonsOf(of, { today: TODAY, cover: on, owned })
    const has = (...both: SystemReason[]) => both.every(reason => found.includes(reason))
    expect(has('contract_ended', 'no_contract')).toBe(false)
    expect(has('unclassified', 'classification_overdue')).toBe(false)
    expect(new Set(found).size).toBe(found.length)
    if (of.lifecycle === 'retired') expect(found).toEqual([])
  },
)
test.prop([anySystem], runs)(
  'a system is complete exactly when nothing is missing, and what is missing is empty',
  of => {
    const expected = expectedBy({ ownFields: [], fieldUse: {} })
    const missing = missingIn(leanSystem(of), expected)
    expect(completeness(leanSystem(of), expected) === 100).toBe(missing.length === 0)
    for (const field of missing) expect((of as Record<string, unknown>)[field] ?? '').toBe('')
  },
)
test('every field of the list is a field of a system, once', () => {
  const ids = systemFields.map(f => f.id)
  expect(new Set(ids).size).toBe(ids.length)
})

test('the list and the page of a system say the same', () => {
  const own = { ...system('s', { object: 'a' }), revision: 3 }
  const input = {
    ...{
      model: presetModel('full'),
      objects: [object('a'), object('b')],
      systems: [{ ...leanSystem(own), revision: 3 }],
      assignments: [assignment('a', 'objektagare')],
    },
    contracts: [contract('c', { end: '2027-06-30', noticeMonths: 6, systems: ['s'] })],
    totals: [{ object: 'a', year: 2026, budget: 5, actual: 0, forecast: 0, actualTo: 8, systems: { s: 4 } }],
  }
  const { rows, objects } = systemRegister(input, actor('p', 'leading'), TODAY)
  const page = systemPage({ ...input, system: own }, actor('p', 'leading'), TODAY)
  expect(rows[0]).toMatchObject({
    lastNotice: '2026-12-30',
    contractEnd: '2027-06-30',
    cost: 4,
    mine: true,
    mayEdit: true,
  })
  expect([rows[0]!.reasons, rows[0]!.complete]).toEqual([page.reasons, page.complete])
  expect([rows[0]!.cost, page.cost, page.year]).toEqual([4, 4, 2026])
  expect(objects).toEqual([{ id: 'a', name: 'Objekt a', steps: [] }])
  expect(page.contracts[0]?.term?.lastNotice).toBe('2026-12-30')
})
