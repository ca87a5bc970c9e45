import { dataFor } from '#functions/data/index.ts'
import type { Platform } from '#functions/platform/index.ts'
import type { Assignment } from '#shared/assignments.ts'
import type { CostRow } from '#shared/costs.ts'
import { askedOf } from '#shared/followup-asked.ts'
import { submit, write } from '#shared/followup-decisions.ts'
import { periodsOf } from '#shared/followup-periods.ts'
import { newFollowUp, type Asked, type FollowUpChange, type FollowUpPart, type Status } from '#shared/followups.ts'
import type { Model } from '#shared/model.ts'
import { split, type Ore } from '#shared/money.ts'
import { noMonths } from '#shared/months.ts'
import type { ManagedObject } from '#shared/objects.ts'
import { placesOf, vacancies } from '#shared/staffing.ts'
import type { System } from '#shared/systems.ts'
import type { Wheel } from '#shared/wheel.ts'
import { figures, staffing } from './norrbacka.ts'
import { at, someone } from './past.ts'

/** How far tertial 2 has come: the day it was submitted, or the parts that are written. */
const second: Record<string, string | FollowUpPart[]> = {
  ...{ fo01: '2026-09-10', fo02: '2026-09-09', fo06: '2026-09-11', fo09: '2026-09-08' },
  ...{ fo10: '2026-09-11', fo12: '2026-09-10' },
  fo03: ['goals', 'activities', 'risks', 'forecast'],
  ...{ fo07: ['goals', 'forecast'], fo14: ['goals', 'activities', 'risks'] },
  fo13: ['status', 'goals', 'activities', 'risks', 'forecast', 'vacancies'],
}

const comments: Record<Status, string> = {
  ok: 'Arbetet följer planen.',
  warn: 'Kostnaden är högre än väntat. Vi har bett leverantören om ett nytt förslag.',
  bad: 'Avtalet driver kostnaden. Vi behöver beslut om upphandlingen i oktober.',
}

/** Tertial 1 of this year, and tertial 2 as far as it has come. Everything passes the rules of the service. */
export async function seedFollowUps(platform: Platform, objects: ManagedObject[]) {
  const data = dataFor(someone('kw'), platform)
  const [model, wheels, costs, systems, { assignments }] = await Promise.all([
    data.model.get(),
    data.wheels.list(),
    data.costs.year(2026),
    data.systems.rows(),
    data.staffing(),
  ])
  const known = { platform, model, wheels, costs, systems, assignments }
  await Promise.all(objects.map((object, i) => seedObject(known, object, i)))
}

/** What all of them are read from, once. */
type Known = {
  platform: Platform
  model: Model
  wheels: Wheel[]
  costs: CostRow[]
  systems: Pick<System, 'object'>[]
  assignments: Assignment[]
}

async function seedObject(known: Known, object: ManagedObject, i: number) {
  const { status, forecast, budget } = figures[i]!
  if (status === 'na') return
  const later = second[object.id]
  await period(known, object, i, 'T1', '2026-05-20', status, budget)
  if (typeof later === 'string') await period(known, object, i, 'T2', later, status, forecast)
  else if (later) await period(known, object, i, 'T2', '2026-09-11', status, forecast, later)
}

async function period(
  { platform, model, wheels, costs, systems, assignments }: Known,
  object: ManagedObject,
  i: number,
  of: 'T1' | 'T2',
  today: string,
  status: Status,
  tkr: number,
  parts?: FollowUpPart[],
) {
  const writer = staffing[i]!.split(' ')
    .map(cell => cell.split('/')[0]!)
    .find((_, column) => column === (object.sides === 'it' ? 5 : 1))!
  const by = someone(writer.toLowerCase())
  const data = dataFor(by, at(platform, `${today}T08:20:00Z`))
  const [plan, followUps] = await Promise.all([data.plans.withParts(2026, object.id), data.followUps(2026).list()])
  const register = { model, objects: [object], systems, assignments }
  const days = periodsOf(model, wheels, 2026).find(days => days.period === of)!
  const asked = askedOf({
    ...{ year: 2026, period: of, parts: plan, model },
    costs: costs.filter(row => row.object === object.id).map(row => upTo(row, of === 'T1' ? 4 : 8)),
    said: { actualTo: of === 'T1' ? 4 : 8, known: noMonths, confirmed: [] },
    followUps: followUps.filter(followUp => followUp.object === object.id),
    vacancies: vacancies(register, today),
    places: placesOf(register, today).places,
  })
  const time = { days, today }
  const said = answers(asked, status, tkr * 100_000, of)
  const change = parts ? Object.fromEntries(parts.map(part => [part, said[part]])) : said
  const right = (parts ?? (['activities', 'risks', 'forecast'] as const)).filter(part => !(part in said))
  const begun = write(
    newFollowUp(2026, object.id, of),
    { ...change, ...(right.length > 0 && { right }) },
    asked,
    by,
    time,
  )
  await data.followUps(2026).create(parts ? begun : submit(begun, asked, by, time))
}

/** A cost row as it was after so many months. */
const upTo = <R extends { actual: Ore[]; actualTo: number }>(row: R, months: number): R => ({
  ...row,
  actual: row.actual.map((amount, month) => (month < months ? amount : 0)),
  actualTo: months,
})

/** What the leader says, with a forecast that sums to what the figures say. */
function answers(asked: Asked, status: Status, forecast: Ore, period: 'T1' | 'T2'): FollowUpChange {
  const amounts = split(
    forecast,
    asked.costs.map(({ suggested }) => suggested),
  )
  const [first, second] = asked.goals
  const late = period === 'T2' && status !== 'ok'
  return {
    status,
    comment: comments[status],
    goals: {
      [first!.id]: { now: '87 %', assessment: 'onTrack' },
      [second!.id]:
        status === 'ok'
          ? { now: period === 'T1' ? '6' : '11', assessment: 'onTrack' }
          : { now: '5', assessment: 'missed', comment: 'En person kan området. Tas om i nästa plan.' },
    },
    activities: {
      a1: { status: 'done' },
      a2: { status: late ? 'ongoing' : period === 'T2' ? 'done' : 'planned' },
      ...(late && { a3: { status: 'ongoing', movedTo: '2027-02-26', comment: 'Leverantören är klar i november.' } }),
    },
    ...(status === 'bad' &&
      period === 'T2' && { risks: { r2: { likelihood: 5, comment: 'Supporten upphör 2027-12-31.' } } }),
    forecast: Object.fromEntries(
      asked.costs.map(({ kind, budget }, i) => [
        kind,
        { amount: amounts[i]!, ...(amounts[i]! > budget * 1.05 && { comment: 'Ny prislista från juli' }) },
      ]),
    ),
    vacancies: asked.vacancies.length > 0 ? 'Rollen annonseras i oktober. Tills dess delar vi på arbetet.' : '',
    summary: comments[status],
  }
}
