import * as m from '#messages'
import { isCurrent } from './assignments.ts'
import type { Day } from './day.ts'
import { decidersOn, type Deciding } from './plan-mandates.ts'
import type { Plan } from './plans.ts'

/** What became of a plan, and by whom. */
export type PlanEvent = { what: 'submitted' | 'returned' | 'approved'; by: string }

/** A message to one person. Nothing of the plan's content stands in the subject; `path` is within the municipality. */
export type PlanNotice = { person: string; subject: string; text: string; path: string }

export type NoticeInput = Deciding & { people: { id: string; name: string }[] }

/**
 * Who waits is told: those who decide that day when a plan is submitted, and have not given their part; its writers when
 * it is returned or approved. Nobody is told of their own act.
 */
export function planNotices(plan: Plan, event: PlanEvent, of: NoticeInput, today: Day): PlanNotice[] {
  const told = event.what === 'submitted' ? deciding(plan, of, today) : writers(plan, of, today)
  const at = `/plans/${plan.year}/${plan.object}`
  const path = event.what === 'submitted' ? `${at}/decision` : at
  const subject = subjects[event.what]({ year: plan.year, object: of.object.name }, { locale: 'sv' })
  const text = textOf(plan, event, of)
  return [...new Set(told)].filter(person => person !== event.by).map(person => ({ person, subject, text, path }))
}

const subjects = {
  submitted: m.approvals_notice_submitted,
  returned: m.approvals_notice_returned,
  approved: m.approvals_notice_approved,
}

const deciding = (plan: Plan, of: Deciding, today: Day) => {
  const given = (plan.approvals ?? []).map(({ side }) => side)
  return decidersOn(of, today)
    .filter(({ side }) => !given.includes(side))
    .map(({ person }) => person)
}

/** Those who lead the object, and whoever submitted the plan while that is known. */
function writers(plan: Plan, { model, object, assignments }: Deciding, today: Day): string[] {
  const leading = new Set(model.roles.filter(({ level }) => level === 'leading').map(({ id }) => id))
  const held = assignments.filter(a => a.object === object.id && leading.has(a.role) && isCurrent(a, today))
  return [...held.map(({ person }) => person), ...(plan.submittedBy ? [plan.submittedBy] : [])]
}

function textOf(plan: Plan, { what, by }: PlanEvent, { people, object }: NoticeInput): string {
  const name = people.find(({ id }) => id === by)?.name ?? ''
  const told = { name, object: object.name, year: plan.year }
  const sv = { locale: 'sv' as const }
  if (what === 'submitted') return m.approvals_notice_submitted_text(told, sv)
  if (what === 'approved') return m.approvals_notice_approved_text({ ...told, version: plan.version }, sv)
  const back = m.approvals_notice_returned_text({ ...told, comment: plan.returnedWith ?? '' }, sv)
  return plan.answerBy ? `${back} ${m.approvals_returned_answer({ day: plan.answerBy }, sv)}` : back
}
