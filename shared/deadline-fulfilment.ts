import type { Day } from './day.ts'
import { fulfilled, MUNICIPALITY, type Deadline } from './deadlines.ts'
import type { FollowUp } from './followups.ts'
import type { Plan } from './plans.ts'

/** What has been handed in and approved, and by which objects it can be. */
export type Reported = {
  plans: Pick<Plan, 'object' | 'year' | 'state' | 'version' | 'submittedOn' | 'approvedOn'>[]
  followUps: Pick<FollowUp, 'object' | 'year' | 'period' | 'submittedOn'>[]
  objects: string[]
}

/** That something is there, and since when where that is known. */
type There = { on: Day | undefined }

/**
 * What needs a report or an approval is done by itself once that is there, for the whole municipality once every object
 * has it, and open again when it is taken back. An approved plan stays approved while it is revised.
 */
export function fulfilment({ plans, followUps, objects }: Reported) {
  const planOf = new Map(plans.map(plan => [`${plan.year} ${plan.object}`, plan]))
  const followUpOf = new Map(followUps.map(of => [`${of.year} ${of.object} ${of.period}`, of]))

  const plan = (object: string, { period, needs }: Deadline): There | undefined => {
    const of = planOf.get(`${period} ${object}`)
    if (!of || (of.version === 0 && (needs === 'approval' || of.state === 'draft'))) return undefined
    return { on: needs === 'approval' ? of.approvedOn : (of.submittedOn ?? of.approvedOn) }
  }
  const followUp = (object: string, { period, report }: Deadline): There | undefined => {
    const on = followUpOf.get(`${period} ${object} ${report}`)?.submittedOn
    return on === undefined ? undefined : { on }
  }
  return (deadline: Deadline): Deadline => {
    const { needs, action, scope } = deadline
    if (!needs || needs === 'tick') return deadline
    const of = action === 'plan' ? plan : action === 'followup' ? followUp : () => undefined
    const there = (scope === MUNICIPALITY ? objects : [scope]).map(object => of(object, deadline))
    if (there.length === 0 || there.includes(undefined)) return deadline
    const on = there
      .flatMap(of => of?.on ?? [])
      .toSorted()
      .at(-1)
    return fulfilled(deadline, on)
  }
}
