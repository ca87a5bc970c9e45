import type { Context } from 'hono'
import { yearOf } from '#shared/day.ts'
import { askedOf } from '#shared/followup-asked.ts'
import { currentOf, periodsOf, type PeriodDays } from '#shared/followup-periods.ts'
import { Period } from '#shared/followups.ts'
import { knownCosts } from '#shared/known-costs.ts'
import { Refusal } from '#shared/refusal.ts'
import { placesOf, vacancies } from '#shared/staffing.ts'
import type { Env } from './env.ts'
import { existing } from './existing.ts'
import { yearIn } from './year.ts'

/** How many years a trend goes back. */
const BACK = 3

/** The year's periods. */
export const allDaysIn = async (c: Context<Env>) => periodsOf(c.var.model, await c.var.data.wheels.list(), yearIn(c))

/** The year's periods, and the one in the address: `now` is the one to go on with. */
export async function daysIn(c: Context<Env>) {
  const { today } = c.var
  const year = yearIn(c)
  const allDays = await allDaysIn(c)
  const asked = c.req.param('period')
  const days = asked === 'now' ? currentOf(allDays, today) : allDays.find(({ period }) => period === asked)
  return { year, allDays, days: days ?? oldPeriod(asked, allDays) }
}

/** A period that was followed up before the model had other ones is still read, and long since locked. */
function oldPeriod(asked: string | undefined, [first]: [PeriodDays, ...PeriodDays[]]): PeriodDays {
  const period = Period.safeParse(asked)
  if (!period.success) throw new Refusal('not_found', {})
  const past = `${yearOf(first.ends)}-01-01`
  return { period: period.data, ends: past, opens: past, due: past, locks: past }
}

/** Everything that an object's follow-up is an answer to, and where it is in its time. */
export async function readFollowUp(c: Context<Env>) {
  const { data, model, today } = c.var
  const id = c.req.param('object')!
  const [{ year, allDays, days }, objects] = await Promise.all([daysIn(c), data.objects.list()])
  const object = existing(
    objects.find(of => of.id === id),
    'object_unknown',
  )
  const of = data.followUps(year)
  const [plan, followUps, rounds, costs, systems, { assignments }, contracts, confirmed] = await Promise.all([
    data.plans.find(year, id),
    of.list(),
    of.rounds.list(),
    data.costs.year(year),
    data.systems.rows(),
    data.staffing(),
    data.contracts.rows(),
    data.costs.forecasts(year).list(),
  ])
  const known = knownCosts(costs, contracts, year)
  const parts = plan
    ? await data.plans.withParts(year, id)
    : { goals: [], activities: [], risks: [], resources: [], dependencies: [], budget: [] }
  const register = { model, objects: [object], systems, assignments }
  const asked = askedOf({
    ...{ year, period: days.period, parts, model },
    costs: costs.filter(row => row.object === id),
    said: {
      actualTo: Math.max(0, ...costs.map(row => row.actualTo)),
      known: kind => known(id, kind).months,
      confirmed: confirmed.filter(({ object }) => object === id),
    },
    followUps: followUps.filter(followUp => followUp.object === id),
    vacancies: vacancies(register, today),
    places: placesOf(register, today).places,
  })
  const round = rounds.find(({ period }) => period === days.period)
  const time = { days, round, today }
  return {
    ...{ year, allDays, days, object, objects, followUps, rounds, asked, round, time },
    planned: plan !== undefined,
  }
}

/** The follow-ups of the years before, of every object. */
export const earlierYears = async ({ data }: Env['Variables'], year: number) =>
  (await Promise.all(Array.from({ length: BACK - 1 }, (_, i) => data.followUps(year - BACK + 1 + i).list()))).flat()
