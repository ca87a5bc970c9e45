import type { PersonActor } from '#shared/actor.ts'
import { dataFor } from '#functions/data/index.ts'
import type { CostRow } from '#shared/costs.ts'
import type { Platform } from '#functions/platform/index.ts'
import { fromTkr, split, sum, toTkr } from '#shared/money.ts'
import type { ManagedObject } from '#shared/objects.ts'
import { approve, submit } from '#shared/plan-decisions.ts'
import { Activity, BudgetLine, Goal } from '#shared/plan-rows.ts'
import { newPlan } from '#shared/plans.ts'
import { kinds, staffing, type ObjectFigures } from './norrbacka.ts'
import { at, someone } from './past.ts'

const goals = [
  ['Supporten svarar inom en timme', '90 % av ärendena'],
  ['Alla integrationer är dokumenterade', '14 av 14'],
]
const activities: [name: string, kind: Activity['kind'], due: string, share: number][] = [
  ['Årlig uppgradering', 'upkeep', '-04-30', 3],
  ['Behörighetsrevision, samtliga roller', 'upkeep', '-08-31', 1],
  ['Införa ny modul tillsammans med verksamheten', 'enhancement', '-11-30', 8],
]

/**
 * This year's plans are approved, with a line for each system and account of `coded`; next year's stand as the figures
 * say. Everything passes the same rules as in the service.
 */
export async function seedPlans(
  platform: Platform,
  objects: ManagedObject[],
  figures: ObjectFigures[],
  coded: CostRow[],
) {
  await Promise.all(
    objects.map(async (object, i) => {
      const [owner, leader, ...rest] = staffing[i]!.split(' ').map(cell => cell.split('/')[0]!.toLowerCase())
      const writer = leader === '-' ? rest[3]! : leader!
      const decider = owner === '-' ? rest[2]! : owner!
      const { budget, plan } = figures[i]!
      const now = coded.filter(row => row.object === object.id)
      await write(platform, object, 2026, linesOf(now), writer, decider, 'approved')
      if (plan !== 'none') await write(platform, object, 2027, aYearOn(budget, object.id), writer, decider, plan)
    }),
  )
}

/** Lines of one transaction: each is a row and its history. */
const AT_ONCE = 40

type Lines = Omit<BudgetLine, 'id' | 'comment'>[]
const order = kinds.map(([id]) => id)

const linesOf = (rows: CostRow[]): Lines =>
  rows
    .toSorted((a, b) => order.indexOf(a.costKind) - order.indexOf(b.costKind))
    .map(({ costKind, budget: months, system, entity = '', account }) => ({
      ...{ costKind, months, code: { entity, account, parts: {} } },
      ...(system && { system }),
    }))

/** A line of its own in next year's plan: the licences of a system that Norrbäcka considers to end. */
const apart = { object: 'fo07', system: 'sys-fo07-7', tkr: 420 }

/** Three per cent more, and the two years after as much again. */
const aYearOn = (tkr: number, object: string): Lines => {
  const [first, ...ahead] = [1, 2, 3].map(years =>
    split(
      fromTkr(Math.round(tkr * 1.03 ** years)),
      kinds.map(([, share]) => share),
    ),
  )
  const line = (costKind: string, amount: number, years: number[], system?: string) => ({
    ...{ costKind, months: split(amount, Array<number>(12).fill(1)), ahead: years },
    ...(system && { system }),
  })
  const own = object === apart.object ? fromTkr(apart.tkr) : 0
  const [licences, ...rest] = kinds.map(([costKind], k) =>
    line(
      costKind,
      first![k]!,
      ahead.map(of => of[k]!),
    ),
  )
  if (own === 0) return [licences!, ...rest]
  const others = ahead.map(of => of[0]! - own)
  return [line('licences', first![0]! - own, others), line('licences', own, [own, own], apart.system), ...rest]
}

async function write(
  platform: Platform,
  object: ManagedObject,
  year: number,
  lines: Lines,
  writer: string,
  decider: string,
  state: 'draft' | 'submitted' | 'approved',
) {
  const tkr = toTkr(sum(lines.flatMap(line => line.months)))
  const actor = (person: string, level: 'leading' | 'deciding'): PersonActor =>
    someone(person, [
      {
        object: object.id,
        level,
        ...side(object),
        role: level === 'deciding' ? `objektagare${it(object)}` : `forvaltningsledare${it(object)}`,
      },
    ])
  const leader = actor(writer, 'leading')
  const on = (by: PersonActor, day: string) => dataFor(by, at(platform, `${year - 1}-${day}:00Z`)).plans
  const { plans, model } = dataFor(leader, at(platform, `${year - 1}-08-24T08:10:00Z`))
  await plans.create({ ...newPlan(object.id, year), summary: object.purpose })
  const of = plans.parts(year, object.id)
  /** Next year's rows go on from this year's. */
  const row = (id: string) => ({ id, ...(year === 2027 && { from: id }) })
  for (const [k, [text, measure]] of goals.entries())
    await of.goals.create(Goal.parse({ ...row(`m${k + 1}`), text, measure }))
  for (const [k, [name, kind, due, share]] of activities.entries())
    await of.activities.create(
      Activity.parse({
        ...row(`a${k + 1}`),
        name,
        kind,
        goal: 'm1',
        ...(state === 'draft' && k === 2 ? {} : { responsible: writer }),
        due: `${year}${due}`,
        cost: fromTkr(Math.round((tkr * share) / 100)),
        status: year === 2026 && k === 0 ? 'done' : 'planned',
        ...(year === 2026 && k === 0 && { doneOn: `${year}-04-15` }),
      }),
    )
  await of.risks.create({
    ...row('r1'),
    text: 'Kunskapen om integrationerna finns hos en person',
    likelihood: 3,
    consequence: 3,
    mitigation: 'Dokumentera, aktivitet A2',
  })
  await of.risks.create({
    ...row('r2'),
    text: 'Avtalet går ut innan upphandlingen är klar',
    likelihood: object.id === 'fo03' ? 4 : 2,
    consequence: 4,
    mitigation: 'Upphandling, aktivitet A3',
  })
  const idOf = (k: number) => `b${String(k + 1).padStart(String(lines.length).length, '0')}`
  const told = lines.map((line, k) => ({ ...line, id: idOf(k), comment: '' }))
  while (told.length > 0) await of.budget.createAll(told.splice(0, AT_ONCE))
  if (state === 'draft') return
  const draft = await plans.withParts(year, object.id)
  await on(leader, '09-10T12:35').save(draft.plan, submit(draft, leader, `${year - 1}-09-10`, await model.get()))
  if (state === 'submitted') return
  const submitted = await plans.withParts(year, object.id)
  const input = { reference: `KS ${year - 1}/${100 + Number(object.id.slice(2))}`, comment: '' }
  const by = actor(decider, 'deciding')
  const assignments = [
    { id: 'then', object: object.id, role: by.held[0]!.role, person: decider, from: '2025-01-01', extent: 10 },
  ]
  const known = { model: await model.get(), object, assignments, people: [] }
  const { plan, version } = approve(submitted, by, input, known, `${year - 1}-11-12`)
  await on(by, '11-12T09:20').freeze(submitted.plan, { plan, version: version! })
}

const it = (object: ManagedObject) => (object.sides === 'it' ? '-it' : '')
const side = (object: ManagedObject) => ({ side: object.sides === 'it' ? ('it' as const) : ('business' as const) })
