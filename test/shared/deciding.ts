import type { Model } from '#shared/model.ts'
import { submit, type Known } from '#shared/plan-decisions.ts'
import type { PlanWithParts } from '#shared/plans.ts'
import { presetModel } from '#shared/presets/model.ts'
import { Refusal } from '#shared/refusal.ts'
import { actor, assignment, object, person, TODAY, wholePlan } from './register.ts'

export const model = presetModel('full')
export const leader = actor('leader', 'leading')
export const owner = actor('owner', 'deciding')
export const itOwner = actor('it', 'deciding', 'it')
export const deputy = actor('deputy')
export const nothing = { reference: '', comment: '' }
export const because = { comment: 'Räkna om', points: [] }
export const held = {
  owner: assignment('a', 'objektagare', { person: 'owner', deputy: 'deputy' }),
  it: assignment('a', 'objektagare-it', { person: 'it' }),
  leader: assignment('a', 'forvaltningsledare', { person: 'leader' }),
}
export const known = (of: Partial<Known> = {}, change: Partial<Model> = {}): Known => ({
  model: { ...model, ...change },
  object: object('a'),
  assignments: Object.values(held),
  people: ['owner', 'it', 'leader', 'deputy'].map(id => person(id)),
  ...of,
})
export const both: Partial<Model> = { approval: { by: 'both', afterForum: false } }
export const refusal = (act: () => unknown) => {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  return undefined
}
export const reason = (act: () => unknown) => refusal(act)?.reason
export const submitted = (by = leader, parts = wholePlan(), day = TODAY): PlanWithParts => ({
  ...parts,
  plan: submit(parts, by, day, model),
})
