import * as m from '#messages'
import type { Status } from '#shared/followups.ts'
import type { PlanState } from '#shared/plans.ts'

/** How an object stands, in words. */
export const statusNames: Record<Status | 'na', () => string> = {
  ok: m.objects_status_ok,
  warn: m.objects_status_warn,
  bad: m.objects_status_bad,
  na: m.objects_status_na,
}

/** How far a plan has come, in words, from the first to the last. */
export const planNames: Record<PlanState | 'none', () => string> = {
  none: m.objects_plan_none,
  draft: m.objects_plan_draft,
  submitted: m.objects_plan_submitted,
  approved: m.objects_plan_approved,
  reviewed: m.objects_plan_reviewed,
}
