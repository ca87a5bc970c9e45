import type { FollowUp } from '#shared/followups.ts'
import type { PeriodDays } from '#shared/followup-periods.ts'
import { yearOf } from '#shared/day.ts'
import { deadlineId, fulfilled, reopen } from '#shared/deadlines.ts'
import type { Env } from './env.ts'

/** The wheel's deadline of a follow-up is done when it is submitted, and open again when it is taken back. */
export async function tickOff({ data }: Env['Variables'], days: PeriodDays, followUp: FollowUp) {
  if (!days.event) return
  const of = data.deadlines.of(yearOf(days.due))
  const id = deadlineId({ rule: days.event, scope: followUp.object, period: String(followUp.year) })
  const deadline = await of.find(id)
  const done = followUp.submittedOn !== undefined
  if (!deadline || deadline.state !== (done ? 'open' : 'done')) return
  await of.save(deadline, done ? fulfilled(deadline, followUp.submittedOn) : reopen(deadline))
}
