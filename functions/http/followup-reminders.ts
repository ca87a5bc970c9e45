import * as m from '#messages'
import type { PeriodDays, Round } from '#shared/followup-periods.ts'
import { reportingOf } from '#shared/followup-page.ts'
import type { FollowUp } from '#shared/followups.ts'
import { holdersOn } from '#shared/deadlines.ts'
import { Refusal } from '#shared/refusal.ts'
import { hasLeft } from '#shared/people.ts'
import type { Mail } from '../platform/mail.ts'
import type { Env } from './env.ts'

type About = { year: number; days: PeriodDays; followUps: FollowUp[]; round: Round }

/** One mail to each who leads objects that have not reported, once a day at most; a vacancy falls to the owner. */
export async function remind(
  { data, model, today, platform, actor }: Env['Variables'],
  { year, days, followUps, round }: About,
): Promise<{ round: Round; mails: Mail[] }> {
  if (today < days.opens) throw new Refusal('followup_ahead', { day: days.opens })
  if (round.remindedOn === today) throw new Refusal('followup_reminded', { day: today })
  const [objects, { assignments, people }] = await Promise.all([data.objects.list(), data.staffing()])
  const holders = holdersOn(model, assignments, today)
  const left = reportingOf(objects, followUps, { days, round, today }).filter(
    ({ state }) => state !== 'submitted' && state !== 'locked',
  )
  const sides = new Map(objects.map(({ id, sides }) => [id, sides === 'it' ? ('it' as const) : ('business' as const)]))
  const asked = left.flatMap(({ object, name }) =>
    [...holders({ scope: object, holder: { level: 'leading', side: sides.get(object)! } }).people].map(person => ({
      ...{ person, object, name },
    })),
  )
  const mails = [...Map.groupBy(asked, ({ person }) => person)].flatMap(([id, of]): Mail[] => {
    const person = people.find(one => one.id === id)
    if (!person?.email || hasLeft(person, today)) return []
    const at = `${platform.settings.origin}/${actor.municipality}/plans/${year}`
    const list = of.map(({ object, name }) => `${name}\n${at}/${object}/followup/${days.period}`).join('\n\n')
    const options = { locale: 'sv' as const }
    return [
      {
        to: person.email,
        subject: m.mail_followup_subject({ day: days.due }, options),
        text: m.mail_followup_text({ day: days.due, n: of.length, list }, options),
      },
    ]
  })
  if (mails.length === 0) throw new Refusal('followup_nobody_left', {})
  return { round: { ...round, remindedOn: today }, mails }
}
