import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { contractField, contractStanding } from '#shared/contract-validity.ts'
import { passedNotice, termOn } from '#shared/contracts.ts'
import { addDays } from '#shared/day.ts'
import { objectStanding } from '#shared/object-validity.ts'
import { presetModel } from '#shared/presets/model.ts'
import { hasOwner, vacancies } from '#shared/staffing.ts'
import { untold, type Standing } from '#shared/standing.ts'
import { usableFields } from '#shared/usable-fields.ts'
import { assignment, contract, object, runs, system, TODAY } from './register.ts'

const full = presetModel('full')
const sound = { purpose: 'Hålla ordning', unit: 'Kommunledning', steps: [{ id: 's', name: 'Ansökan' }] }
const everyone = full.roles.map(role => assignment('a', role.id))
const standing = (of: object, register: object = {}) =>
  objectStanding(
    object('a', { ...sound, ...of }),
    { model: full, systems: [system('s')], components: [], assignments: everyone, ...register },
    TODAY,
  )

describe('an object is as it should be', () => {
  test('when it has an owner, everyone that it must have, a system and its facts', () => {
    expect(standing({})).toEqual({ reasons: [], missing: [], complete: 100, vacant: [], owner: 'objektagare' })
  })
  test('and not without owner, and each vacant role is named', () => {
    const { reasons, vacant } = standing({}, { assignments: everyone.slice(2) })
    expect(reasons).toEqual(['no_owner', 'roles_vacant'])
    expect(vacant.map(({ name }) => name)).toEqual(['Objektägare', 'Objektägare IT'])
  })
  test('with business components and no system there is something to run; with neither there is not', () => {
    expect(standing({}, { systems: [], components: [{ object: 'a' }] }).reasons).toEqual([])
    expect(standing({}, { systems: [system('s', { object: 'b' })] }).reasons).toEqual(['no_systems'])
  })
  test('what has an IT side only needs no steps of a process', () => {
    expect(standing({ sides: 'it', steps: [] }).missing).toEqual([])
    expect(standing({ steps: [], purpose: '' }).missing).toEqual(['purpose', 'steps'])
  })
  test('a model without deciding roles names none to appoint', () => {
    const model = { ...full, roles: full.roles.filter(({ level }) => level !== 'deciding') }
    const { owner, reasons } = standing({}, { model })
    expect([owner, reasons]).toEqual([undefined, ['no_owner']])
  })
})

describe('nobody gave notice by the last notice day', () => {
  const of = { end: '2026-12-31', noticeMonths: 6 }
  test('and no extension is left: the contract runs out, and can be ended no earlier', () => {
    expect(passedNotice(contract('c', of), TODAY)).toEqual({
      ...{ day: '2026-06-30', until: '2026-12-31', prolonged: false },
    })
  })
  test('and an extension is left: the contract has been prolonged by itself', () => {
    const extension = { times: 2, months: 12 }
    expect(passedNotice(contract('c', { ...of, extension }), TODAY)).toEqual({
      ...{ day: '2026-06-30', until: '2027-12-31', prolonged: true },
    })
  })
  test('is told until that term is over, and never of what somebody has decided', () => {
    const extension = { times: 1, months: 12 }
    expect(passedNotice(contract('c', { ...of, extension }), '2027-01-01')).toBeUndefined()
    expect(passedNotice(contract('c', { ...of, noticeGiven: '2026-06-30' }), TODAY)).toBeUndefined()
    expect(passedNotice(contract('c', of), '2026-06-30')).toBeUndefined()
  })
})

const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined })
const day = fc.integer({ min: -900, max: 900 }).map(n => addDays(TODAY, n))
const anyContract = fc
  .record({
    ...{ end: maybe(day), noticeGiven: maybe(day), noticeMonths: fc.integer({ min: 0, max: 18 }) },
    extension: maybe(fc.record({ times: fc.integer({ min: 1, max: 3 }), months: fc.integer({ min: 1, max: 24 }) })),
    ...{ owner: maybe(fc.constant('p')), systems: fc.subarray(['s', 't']), supplier: fc.constantFrom('', 'Nordvik') },
    valuePerYear: maybe(fc.constant(0)),
  })
  .map(of => contract('c', Object.fromEntries(Object.entries(of).filter(([, v]) => v !== undefined))))
const uses = (of: 'object' | 'contract') =>
  fc
    .record(
      Object.fromEntries(
        usableFields[of].map(({ id, mayHide }) => [
          `${of}.${id}`,
          maybe(fc.constantFrom('required' as const, ...(mayHide ? ['hidden' as const] : []))),
        ]),
      ),
    )
    .map(record => Object.fromEntries(Object.entries(record).filter(([, use]) => use)) as Record<string, 'required'>)

/** Complete is when nothing is missing, each thing is told once, and what is missing is empty. */
function assertSound(of: Standing, facts: object, hidden: string[]) {
  expect(of.complete === 100).toBe(of.missing.length === 0)
  expect(of.complete).toBeGreaterThanOrEqual(0)
  expect(new Set(of.reasons).size).toBe(of.reasons.length)
  expect(new Set(of.missing).size).toBe(of.missing.length)
  for (const field of of.missing) {
    expect([undefined, '', 0]).toContain((facts as Record<string, string>)[field]?.length)
    expect(hidden).not.toContain(field)
  }
}
const hiddenIn = (fieldUse: Record<string, string>) =>
  Object.keys(fieldUse).flatMap(key => (fieldUse[key] === 'hidden' ? [key.split('.')[1]!] : []))

test.prop([anyContract, uses('contract')], runs)(
  'a contract has a reason exactly when something is wrong, none that contradicts another, and is complete when nothing is missing',
  (of, fieldUse) => {
    const found = contractStanding({ ownFields: [], fieldUse }, of, TODAY)
    assertSound(found, of, hiddenIn(fieldUse))
    const term = termOn(of, TODAY)
    const holds = {
      ended: term?.ended === true,
      notice_passed: passedNotice(of, TODAY) !== undefined,
      no_end: !of.end,
      no_owner: !of.owner,
      no_systems: of.systems.length === 0,
    }
    for (const [reason, wrong] of Object.entries(holds)) expect(found.reasons.includes(reason as never)).toBe(wrong)
    expect([holds.ended, holds.notice_passed, holds.no_end].filter(Boolean).length).toBeLessThanOrEqual(1)
    const passed = passedNotice(of, TODAY)
    if (passed) {
      expect(passed.day < TODAY && TODAY <= passed.until).toBe(true)
      expect(passed.until).toBe(term!.end)
    }
    for (const field of untold(found, contractField)) expect(found.missing).toContain(field)
  },
)

test.prop(
  [
    fc.record({
      ...{ purpose: fc.constantFrom('', 'x'), unit: fc.constantFrom('', 'x'), family: fc.constantFrom('', 'x') },
      ...{ sides: fc.constantFrom('both' as const, 'it' as const), steps: fc.subarray([{ id: 's', name: 's' }]) },
    }),
    fc.subarray(everyone),
    fc.subarray([system('s'), system('t', { object: 'b' })]),
    fc.subarray([{ object: 'a' }, { object: 'b' }]),
    uses('object'),
  ],
  runs,
)(
  'an object has a reason exactly when something is wrong, and is complete when nothing is missing',
  (facts, assignments, systems, components, fieldUse) => {
    const of = object('a', facts)
    const model = { ...full, fieldUse }
    const found = objectStanding(of, { model, systems, components, assignments }, TODAY)
    assertSound(found, of, hiddenIn(fieldUse))
    const open = vacancies({ model, objects: [of], systems, assignments }, TODAY)
    expect(found.vacant.map(({ role }) => role)).toEqual(open.map(({ role }) => role))
    expect(found.reasons.includes('roles_vacant')).toBe(open.length > 0)
    expect(found.reasons.includes('no_owner')).toBe(!hasOwner({ model, assignments }, of, TODAY))
    expect(found.reasons.includes('no_systems')).toBe(![...systems, ...components].some(x => x.object === 'a'))
  },
)
