import * as m from '#messages'
import type { Activity } from './plan-rows.ts'

/** What an activity's status is called where it is followed up. */
export const activityNames: Record<Activity['status'], (_?: object, options?: { locale?: 'sv' | 'en' }) => string> = {
  ...{ planned: m.followups_planned, ongoing: m.followups_ongoing },
  ...{ done: m.followups_done, dropped: m.followups_dropped },
}
