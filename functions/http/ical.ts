import { Hono } from 'hono'
import { deadlineDays, wheelDays } from '#shared/calendars.ts'
import type { Day } from '#shared/day.ts'
import { yearsFrom } from '#shared/deadlines.ts'
import { calendar } from '#shared/ical.ts'
import { hasLeft } from '#shared/people.ts'
import { Refusal } from '#shared/refusal.ts'
import { personActor } from '../data/actors.ts'
import { dataFor } from '../data/index.ts'
import { placeOf, type Place } from '../data/place.ts'
import type { Platform } from '../platform/index.ts'
import { open } from './allow.ts'
import type { Env } from './env.ts'
import { existing } from './existing.ts'
import { limited } from './limits.ts'
import { linkIn } from '../data/secret-links.ts'

const jobIn = (municipality: string) => ({ kind: 'job' as const, municipality, job: 'calendar' })

/** The calendar feed: read by calendars, which have no cookie. The address is the secret; it is revoked by its person. */
export const ical = new Hono<Env>().get(
  '/:file{[\\w-]+\\.ics}',
  open('the address is the secret, and its person can revoke it'),
  limited('ical', 120),
  async c => {
    const { platform } = c.var
    const link = existing(linkIn(c.req.param('file').slice(0, -'.ics'.length)), 'not_found')
    const today = await platform.clock.today()
    const place = placeOf(link.municipality, platform.table, { brief: true })
    const found = await dataFor(jobIn(link.municipality), platform, place).calendars.at(link.hash)
    const { person, wheel } = existing(found, 'not_found')
    const { actor, data, tenant } = await reader(platform, place, person, today)
    const [model, objects, staffing, deadlines, wheels] = await Promise.all([
      data.model.get(),
      data.objects.list(),
      data.staffing(),
      data.deadlines.open(),
      wheel ? data.wheels.list() : [],
    ])
    const at = { today, municipality: link.municipality, origin: platform.settings.origin }
    const own = deadlineDays(deadlines, actor, { model, objects, ...staffing }, at)
    const text = calendar(
      `Järnkoll, ${tenant.name}`,
      [...own, ...wheelDays(wheels, yearsFrom(today), at)],
      platform.clock.now(),
    )
    return c.body(text, 200, {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'inline; filename="jarnkoll.ics"',
    })
  },
)

/** Whose feed it is, as what they are today: nobody's who has left or is no member, and none of a municipality that is not active. */
async function reader(platform: Platform, place: Place, person: string, today: Day) {
  const data = dataFor(jobIn(place.municipality), platform, place)
  const [tenant, member, who] = await Promise.all([
    data.tenant.get(),
    data.members.find(person),
    data.people.find(person),
  ])
  if (tenant.state !== 'active' || !member?.sub || !who || hasLeft(who, today)) throw new Refusal('not_found', {})
  return { data, tenant, actor: await personActor(platform, place, { person, name: who.name }, today) }
}
