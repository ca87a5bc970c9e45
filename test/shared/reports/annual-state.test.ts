import { expect, test } from 'vitest'
import type { PersonActor } from '#shared/actor.ts'
import { approve, newAnnual, review, write } from '#shared/reports/annual-state.ts'

const by = (person: string) => ({ person, name: person }) as PersonActor
const day = '2027-01-20'
const written = write(newAnnual(2026, 'fo1'), { summary: 'Ett bra år.' }, by('leader'))
const reviewed = review(written, by('owner'), day)

test('an årsrapport is written, reviewed by another, and approved, in that order', () => {
  expect(approve(reviewed, by('owner'), 'KS 2027/9', day)).toMatchObject({
    state: 'approved',
    approved: { by: 'owner', day, reference: 'KS 2027/9' },
  })
  expect(() => approve(written, by('owner'), '', day)).toThrow('report_wrong_state')
  expect(() => review(reviewed, by('owner'), day)).toThrow('report_wrong_state')
})

test('nobody reviews what they wrote themselves', () => {
  expect(() => review(written, by('leader'), day)).toThrow('report_own_text')
})

test('what is written after the review is reviewed again, and nothing is written once it is approved', () => {
  expect(write(reviewed, { ahead: 'Mer tid.' }, by('leader'))).toMatchObject({
    state: 'draft',
    texts: { summary: 'Ett bra år.', ahead: 'Mer tid.' },
  })
  const approved = approve(reviewed, by('owner'), '', day)
  expect(() => write(approved, { ahead: '' }, by('leader'))).toThrow('report_wrong_state')
})
