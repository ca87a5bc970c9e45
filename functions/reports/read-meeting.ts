import { yearOf, type Day } from '#shared/day.ts'
import type { MeetingInput } from '#shared/reports/meeting.ts'
import type { Data } from '../data/index.ts'

/** What a forum's meeting is about: plans of this year and the next, follow-ups of this year and the last. */
export async function readMeeting(data: Data, id: string, today: Day): Promise<MeetingInput | undefined> {
  const year = yearOf(today)
  const [forum, objects, people, decisions, now, next, last, current] = await Promise.all([
    data.forums.find(id),
    data.objects.rows(),
    data.people.rows(),
    data.decisions.list(),
    data.plans.year(year),
    data.plans.year(year + 1),
    data.followUps(year - 1).list(),
    data.followUps(year).list(),
  ])
  if (!forum) return undefined
  return { forum, objects, people, decisions, plans: [...now, ...next], followUps: [...last, ...current] }
}
