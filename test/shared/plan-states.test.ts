import { expect, test } from 'vitest'
import type { PersonActor } from '#shared/actor.ts'
import { Decision } from '#shared/decisions.ts'
import { Forum } from '#shared/forums.ts'
import { may, type Verb } from '#shared/permissions.ts'
import { approve, returnPlan, review, revise, submit, type Known } from '#shared/plan-decisions.ts'
import type { Plan, PlanWithParts } from '#shared/plans.ts'
import { presetModel } from '#shared/presets/model.ts'
import { Refusal } from '#shared/refusal.ts'
import { actor, assignment, object, person, TODAY, wholePlan } from './register.ts'

const standing = actor('deputy')
const cast = {
  owner: actor('owner', 'deciding'),
  itOwner: actor('itOwner', 'deciding', 'it'),
  leader: actor('leader', 'leading'),
  deputy: { ...standing, standsIn: actor('owner', 'deciding').held },
  specialist: actor('specialist', 'operative'),
  reader: actor('reader', undefined, 'business', ['reader']),
  controller: actor('controller', undefined, 'business', ['controller']),
  modelAdmin: actor('modelAdmin', undefined, 'business', ['modelAdmin']),
  nobody: actor('nobody'),
} satisfies Record<string, PersonActor>
type Role = keyof typeof cast

/** What decides besides the plan's state: who submitted it, what one side has approved, whether its year is over. */
const situations = [
  ...(['draft', 'incomplete draft', 'submitted by the leader', 'submitted by the owner'] as const),
  ...(['approved by one side', 'approved', 'approved and over', 'reviewed'] as const),
]
type Situation = (typeof situations)[number]
type Setting = { by: 'owner' | 'both'; afterForum: boolean; decided: boolean; ownApproval: boolean }
const yesNo = [false, true]
const settings: Setting[] = (['owner', 'both'] as const).flatMap(by =>
  yesNo.flatMap(ownApproval =>
    [
      [false, false],
      [true, false],
      [true, true],
    ].map(([afterForum, decided]) => ({
      ...{ by, ownApproval, afterForum: afterForum!, decided: decided! },
    })),
  ),
)

const NEVER = 'plan_wrong_state'
/** Who is let in at all, whatever the plan's state. */
const doors: Record<string, { verb: Verb; roles: Role[] }> = {
  submit: { verb: 'plan:submit', roles: ['owner', 'itOwner', 'leader'] },
  return: { verb: 'plan:return', roles: ['owner', 'itOwner', 'deputy'] },
  approve: { verb: 'plan:approve', roles: ['owner', 'itOwner', 'deputy'] },
  revise: { verb: 'plan:edit', roles: ['owner', 'itOwner', 'leader'] },
  review: { verb: 'plan:review', roles: ['owner', 'itOwner', 'deputy'] },
}
/** What becomes of it, by the situation: the state, a refusal, or what each role gets. */
type Cell = string | Partial<Record<Role, string>>
const alone: Record<string, Partial<Record<Situation, Cell>>> = {
  submit: { draft: 'submitted', 'incomplete draft': 'plan_incomplete' },
  return: {
    'submitted by the leader': { owner: 'draft', deputy: 'draft', itOwner: 'plan_no_mandate' },
    'submitted by the owner': { owner: 'draft', deputy: 'draft', itOwner: 'plan_no_mandate' },
    'approved by one side': { owner: 'draft', deputy: 'draft', itOwner: 'plan_no_mandate' },
  },
  approve: {
    'submitted by the leader': { owner: 'approved', deputy: 'approved', itOwner: 'plan_no_mandate' },
    'submitted by the owner': {
      owner: 'own:plan_own_submission',
      deputy: 'own:plan_own_in_stead',
      itOwner: 'plan_no_mandate',
    },
    // The municipality let both sides decide when the first gave its part, and the owner alone since.
    'approved by one side': { owner: 'approved', deputy: 'approved', itOwner: 'plan_no_mandate' },
  },
  revise: { approved: 'draft', 'approved and over': 'draft' },
  review: {
    approved: { owner: 'plan_year_not_over', deputy: 'plan_year_not_over', itOwner: 'plan_no_mandate' },
    'approved and over': { owner: 'reviewed', deputy: 'reviewed', itOwner: 'plan_no_mandate' },
  },
}
const together: typeof alone = {
  ...alone,
  return: { 'submitted by the leader': 'draft', 'submitted by the owner': 'draft', 'approved by one side': 'draft' },
  approve: {
    'submitted by the leader': 'submitted',
    'submitted by the owner': {
      owner: 'own:plan_own_submission',
      deputy: 'own:plan_own_in_stead',
      itOwner: 'submitted',
    },
    'approved by one side': { owner: 'plan_side_given', deputy: 'plan_side_given', itOwner: 'approved' },
  },
  review: { approved: 'plan_year_not_over', 'approved and over': 'reviewed' },
}

/** The table's word for it. */
function expected(action: string, role: Role, situation: Situation, setting: Setting): string {
  if (!doors[action]!.roles.includes(role)) return 'forbidden'
  const cell = (setting.by === 'both' ? together : alone)[action]![situation] ?? NEVER
  const said = typeof cell === 'string' ? cell : cell[role]!
  const waits = action === 'approve' && setting.afterForum && !setting.decided
  if (said.startsWith('own:') && !setting.ownApproval) return said.slice(4)
  const allowed = said.startsWith('own:') ? (setting.by === 'both' ? 'submitted' : 'approved') : said
  return waits && ['approved', 'submitted'].includes(allowed) ? 'plan_forum_first' : allowed
}

const model = presetModel('full')
const forum = Forum.parse({ id: 's', name: 'Styrgruppen', kind: 'steering', everyObject: true })
const decision = Decision.parse({ id: 'd', title: 'Plan', day: TODAY, objects: ['a'], person: 'x', forum: 's' })
const known = ({ by, afterForum, decided, ownApproval }: Setting): Known => ({
  model: { ...model, ownApproval, approval: { by, afterForum } },
  object: object('a'),
  assignments: [
    assignment('a', 'objektagare', { person: 'owner', deputy: 'deputy' }),
    assignment('a', 'objektagare-it', { person: 'itOwner' }),
    assignment('a', 'forvaltningsledare', { person: 'leader' }),
    assignment('a', 'objektspecialist', { person: 'specialist' }),
  ],
  people: Object.keys(cast).map(id => person(id)),
  ...{ forums: [forum], decisions: decided ? [decision] : [] },
})

function planIn(situation: Situation): PlanWithParts {
  const parts = wholePlan()
  const state = (of: Partial<Plan>) => ({ ...parts, plan: { ...parts.plan, ...of } })
  const sent = { state: 'submitted', submittedBy: 'leader', submittedOn: TODAY } as const
  const part = {
    by: 'owner',
    role: 'Objektägare',
    mandate: '',
    day: TODAY,
    reference: '',
    comment: '',
    side: 'business' as const,
  }
  const approved = { ...sent, state: 'approved', approvedOn: TODAY, version: 1 } as const
  if (situation === 'draft') return parts
  if (situation === 'incomplete draft') return { ...parts, goals: [] }
  if (situation === 'submitted by the leader') return state(sent)
  if (situation === 'submitted by the owner') return state({ ...sent, submittedBy: 'owner' })
  if (situation === 'approved by one side') return state({ ...sent, approvals: [part] })
  if (situation === 'approved') return state(approved)
  if (situation === 'approved and over') return state({ ...approved, year: 2025 })
  return state({ ...approved, year: 2025, state: 'reviewed' })
}

/** What happens: the door first, then the rule. */
function happens(action: string, role: Role, situation: Situation, setting: Setting): string {
  const by = cast[role]
  if (!may(by, doors[action]!.verb, 'a')) return 'forbidden'
  const parts = planIn(situation)
  const of = known(setting)
  const input = { reference: '', comment: 'Skäl', ...(setting.decided && { forum: 'd' }) }
  const acts: Record<string, () => Plan> = {
    submit: () => submit(parts, by, TODAY, of.model),
    return: () => returnPlan(parts, by, { comment: 'Räkna om', points: [] }, of, TODAY),
    approve: () => approve(parts, by, input, of, TODAY).plan,
    revise: () => revise(parts.plan),
    review: () => review(parts.plan, by, { comment: 'Gick bra' }, of, { today: TODAY, followedUp: false }),
  }
  try {
    return acts[action]!().state
  } catch (error) {
    if (error instanceof Refusal) return error.reason
    throw error
  }
}

const all = Object.keys(doors).flatMap(action =>
  situations.flatMap(situation =>
    (Object.keys(cast) as Role[]).flatMap(role => settings.map(setting => ({ action, situation, role, setting }))),
  ),
)

test('every state, action, role and setting is allowed, or refused with its reason, as the table says', () => {
  expect(all.length).toBe(5 * 8 * 9 * 12)
  const wrong = all.flatMap(({ action, situation, role, setting }) => {
    const [was, should] = [happens(action, role, situation, setting), expected(action, role, situation, setting)]
    return was === should ? [] : [`${role} ${action}, ${situation}, ${JSON.stringify(setting)}: ${was}, not ${should}`]
  })
  expect(wrong).toEqual([])
})

test('the table allows each step of the year, and only from where it begins', () => {
  const went = all.filter(of =>
    ['draft', 'submitted', 'approved', 'reviewed'].includes(expected(of.action, of.role, of.situation, of.setting)),
  )
  const begins = Map.groupBy(went, of => of.action)
  const from = (action: string) => [...new Set(begins.get(action)!.map(of => planIn(of.situation).plan.state))]
  expect(Object.keys(doors).map(action => [action, from(action)])).toEqual([
    ['submit', ['draft']],
    ['return', ['submitted']],
    ['approve', ['submitted']],
    ['revise', ['approved']],
    ['review', ['approved']],
  ])
})
