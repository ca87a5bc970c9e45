import { describe, expect, test } from 'vitest'
import type { HandoverRegister } from '#shared/handover/handover.ts'
import { personPage } from '#shared/person-page.ts'
import { belongings, one, registerOf, saved } from './handover/leaving.ts'
import { actor, person, TODAY } from './register.ts'

describe('a person’s page', () => {
  const assignments = [
    one,
    { ...one, id: '2', to: '2026-01-31' },
    { ...one, id: '3', object: 'b', from: '2027-01-01' },
    { ...one, id: '4', person: 'q', deputy: 'p' },
  ].map(saved)
  const pageOf = (of: Partial<HandoverRegister>, by = actor('o', 'deciding')) => {
    const register = registerOf({ assignments, ...of })
    const person = register.people.find(({ id }) => id === 'p')!
    return personPage({ ...register, person: { ...person, revision: 1 } }, by, TODAY)
  }

  test('tells today’s and coming roles with their mandates, and who may hand them over', () => {
    const page = pageOf({})
    expect(page.roles.map(r => [r.object, r.roleName, r.current, r.mayAppoint, r.alsoHeldBy])).toEqual([
      ['a', 'Objektägare', true, true, ['q']],
      ['b', 'Objektägare', false, false, []],
    ])
    expect(page.roles[0]?.mandate.decides.length).toBeGreaterThan(0)
    expect([page.can.handOver, page.others.map(o => o.id)]).toEqual([false, ['q']])
    expect(page.helps).toMatchObject([{ what: 'deputy', holderName: 'Person q', roleName: 'Objektägare' }])
  })
  test('of somebody who has left shows what is still theirs to hand over, and nobody who has left may take over', () => {
    const left = { lastDay: '2026-08-31' }
    const page = pageOf({ people: [person('p', left), person('q', left)], ...belongings({ contracts: ['p', 'q'] }) })
    expect([page.person.left, page.roles[0]?.current, page.others, page.owned.map(o => o.id)]).toEqual([
      ...[true, false],
      ...[[], ['c0']],
    ])
  })
  test('lets whoever may change all of it hand it over', () => {
    const admin = actor('m', undefined, 'business', ['modelAdmin'])
    expect(pageOf({}, admin).can.handOver).toBe(true)
    expect(pageOf({ assignments: [saved(one)] }).can.handOver).toBe(true)
    // A contract that covers no system is the register keeper's.
    expect(pageOf({ assignments: [saved(one)], ...belongings({ contracts: ['p'] }) }).can.handOver).toBe(false)
  })
})
