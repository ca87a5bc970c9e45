import type { FollowUp } from '#shared/followups.ts'
import type { PeriodDays } from '#shared/followup-periods.ts'
import { yearOf, type Year } from '#shared/day.ts'
import { fulfilment, type Reported } from '#shared/deadline-fulfilment.ts'
import { deadlineId, isDecided, reopen } from '#shared/deadlines.ts'
import type { Plan } from '#shared/plans.ts'
import { Refusal } from '#shared/refusal.ts'
import { eventsAbout } from '#shared/wheel.ts'
import type { Env } from './env.ts'

type Data = Env['Variables']['data']
/** Deadlines of one object, by their rule and the wheel's year; all of one period. */
type Asked = { object: string; period: string; rules: { year: Year; rule: string }[] }

/** The wheel's deadline of a follow-up is done when it is submitted, and open again when it is taken back. */
export async function fulfilByFollowUp({ data }: { data: Data }, { event, due }: PeriodDays, followUp: FollowUp) {
  const { object, year } = followUp
  const rules = event === undefined ? [] : [{ year: yearOf(due), rule: event }]
  await fulfil(data, { object, period: String(year), rules }, { plans: [], followUps: [followUp], objects: [object] })
}

/** The wheel's deadlines of a plan are done when it is submitted and approved, and open again when it is returned. */
export async function fulfilByPlan({ data }: { data: Data }, plan: Plan) {
  const { object, year } = plan
  const rules = eventsAbout(await data.wheels.list(), year)
    .filter(event => event.action === 'plan' && event.scope === 'object')
    .map(({ year, id }) => ({ year, rule: id }))
  await fulfil(data, { object, period: String(year), rules }, { plans: [plan], followUps: [], objects: [object] })
}

/** What is done or open by what is reported, at once. What another changed meanwhile is left to the next run, which says the same. */
async function fulfil(data: Data, { object, period, rules }: Asked, reported: Reported) {
  const state = fulfilment(reported)
  const settle = async ({ year, rule }: Asked['rules'][number]) => {
    const of = data.deadlines.of(year)
    const before = await of.find(deadlineId({ rule, scope: object, period }))
    if (!before?.needs || isDecided(before)) return
    const after = state(reopen(before))
    if (after.state !== before.state) await of.save(before, after)
  }
  const done = await Promise.allSettled(rules.map(settle))
  for (const one of done)
    if (one.status === 'rejected' && !(one.reason instanceof Refusal && one.reason.reason === 'stale')) throw one.reason
}
