import { Hono, type Context } from 'hono'
import * as z from 'zod'
import { assertAssumptions, Assumptions } from '#shared/assumptions.ts'
import { suggestedAccounts } from '#shared/budget-accounts.ts'
import { budgetFiles } from '#shared/budget-file.ts'
import { contractRegister } from '#shared/contract-register.ts'
import { contractPrices, proposalsFor } from '#shared/contract-prices.ts'
import { frameLines, isFramed } from '#shared/frame-lines.ts'
import { framedAs, FrameLevel } from '#shared/frames.ts'
import { ownBudget } from '#shared/costs.ts'
import { Ore, sum } from '#shared/money.ts'
import { may } from '#shared/permissions.ts'
import { lineTotal, rowId } from '#shared/plan-rows.ts'
import { assertEditable } from '#shared/plans.ts'
import { Refusal } from '#shared/refusal.ts'
import { eventsAbout } from '#shared/wheel.ts'
import { newId } from '../data/collection.ts'
import { allow, demand } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'
import { existing } from './existing.ts'
import { yearIn } from './year.ts'

const FrameInput = z.object({ level: FrameLevel, of: z.string().min(1).max(120), amount: Ore.nullable() })
const PriceInput = z.object({
  object: z.string().min(1),
  costKind: z.string().min(1),
  comment: z.string().max(120).default(''),
})

/** What the plans ask for and what they have of frames, prices and dates: the year's budget held together. */
async function readFrames(c: Context<Env>) {
  const { data, model } = c.var
  const year = yearIn(c)
  const [frames, lines, totals, objects, units] = await Promise.all([
    data.frames(year).list(),
    data.plans.budgetOf(year),
    data.costs.totals(year - 1),
    data.objects.rows(),
    data.units.list(),
  ])
  const asked = lines.map(line => ({ object: line.object, year, amount: lineTotal(line) }))
  const before = new Map(totals.filter(of => of.year === year - 1).map(of => [of.object, ownBudget(of)]))
  return { year, frames, lines, asked, before, objects, units, model }
}

/** Budgetarbete: frames from above against the plans' sums, contracts' prices to come, and what goes to the economy system. */
export const planning = new Hono<Env>()
  .get('/:year', allow('register:read'), async c => {
    const { data, actor, today, tenant, model } = c.var
    const [input, plans, register, people, wheels, assumptions, economy] = await Promise.all([
      readFrames(c),
      data.plans.year(yearIn(c)),
      data.lists(),
      data.people.rows(),
      data.wheels.list(),
      data.assumptions.now(),
      data.economy.now(tenant),
    ])
    const { year, objects, lines } = input
    const states = new Map(plans.map(({ object, state }) => [object, state]))
    const told = objects.map(({ id, name }) => ({
      ...{ id, name, plan: states.get(id) ?? ('none' as const), mayBudget: may(actor, 'plan:budget', id) },
    }))
    const contracts = contractRegister({ model, ...register, people }, actor, today).rows
    const prices = contractPrices(
      { year, contracts, systems: register.systems, objects: told, lines, indexes: assumptions.indexes },
      today,
    )
    return c.json({
      year,
      ...frameLines(input),
      objects: told,
      prices,
      assumptions,
      entities: economy.entities.map(({ id, name }) => ({ id, name })),
      costKinds: model.costKinds.map(({ id, name, hidden }) => ({ id, name, hidden })),
      events: eventsAbout(wheels, year)
        .filter(({ band }) => band === 'budget')
        .map(({ id, name, on, begins }) => ({ id, name, on, ...(begins && { begins }) })),
      mayEdit: may(actor, 'economy:edit'),
      today,
    })
  })

  /** What goes to each legal entity's economy system, and what lacks an account. */
  .get('/:year/file', allow('register:read'), async c => {
    const { data, model, tenant } = c.var
    const year = yearIn(c)
    const [budgets, assumptions, { entities }, { uses }, before, objects] = await Promise.all([
      data.plans.budgets(year),
      data.assumptions.now(),
      data.economy.now(tenant),
      data.placing.now(),
      data.costs.head(year - 1),
      data.objects.rows(),
    ])
    const lines = budgets.flatMap(({ object, lines }) => lines.map(line => ({ ...line, object })))
    const asking = budgets.filter(({ lines }) => lines.length > 0)
    return c.json({
      ...{ year, entities, assumptions },
      /** Of how many plans the budget is decided on. */
      plans: { adopted: asking.filter(({ adopted }) => adopted).length, of: asking.length },
      files: budgetFiles(entities, lines, assumptions),
      suggested: suggestedAccounts(uses, assumptions),
      accounts: before?.accounts ?? {},
      objects: objects.map(({ id, code, name }) => ({ id, code, name })),
      costKinds: model.costKinds.map(({ id, name, hidden }) => ({ id, name, hidden })),
    })
  })

  /** A frame is given, changed, or taken away by `null`. */
  .put('/:year/frames', allow('economy:edit'), body(FrameInput), async c => {
    const { data, model } = c.var
    const year = yearIn(c)
    const { amount, ...of } = c.req.valid('json')
    const [objects, units] = await Promise.all([data.objects.rows(), data.units.list()])
    if (!isFramed(of, { objects, units, model })) throw new Refusal('not_found', {})
    const frames = data.frames(year)
    const after = { ...of, year, ...(amount !== null && { amount }) }
    const revision = ifMatch(c)
    if (revision > 0) return c.json(await frames.save(await frames.at(revision, of.level, framedAs(of)), after))
    const current = await frames.find(of.level, framedAs(of))
    if (current) throw new Refusal('stale', { current })
    return c.json(await frames.create(after))
  })

  .put('/assumptions', allow('economy:edit'), body(Assumptions), async c => {
    const { assumptions } = c.var.data
    const after = c.req.valid('json')
    assertAssumptions(after)
    return c.json(await assumptions.put(await assumptions.seenAt(ifMatch(c)), after))
  })

  /** Puts what a contract is proposed to cost in a draft of the year: on the contract's own line, or on a new one. */
  .put('/:year/prices/:contract', allow('plan:budget', 'later'), body(PriceInput), async c => {
    const { data, actor, model, platform, today } = c.var
    const year = yearIn(c)
    const { object, costKind, comment } = c.req.valid('json')
    demand(actor, 'plan:budget', object)
    const [contract, systems, plan, { indexes }] = await Promise.all([
      data.contracts.get(c.req.param('contract')),
      data.systems.rows(),
      data.plans.find(year, object),
      data.assumptions.now(),
    ])
    if (!systems.some(of => of.object === object && contract.systems.includes(of.id)))
      throw new Refusal('object_unknown', {})
    if (!model.costKinds.some(({ id }) => id === costKind)) throw new Refusal('cost_kind_unknown', {})
    assertEditable(existing(plan, 'not_found'))
    const [proposal, ...later] = proposalsFor(contract, year, indexes, today)
    if (!proposal) throw new Refusal('contract_price_unknown', { name: contract.name })
    const { budget } = data.plans.parts(year, object)
    const line = (await budget.list()).find(of => of.contract === contract.id)
    const ahead = later.map(({ months }) => sum(months))
    const of = { costKind, months: proposal.months, ahead, contract: contract.id, comment }
    const revision = ifMatch(c)
    if (line && line.revision !== revision) throw new Refusal('stale', { current: line })
    if (!line && revision !== 0) throw new Refusal('not_found', {})
    return c.json(
      line
        ? await budget.save(line, { ...line, ...of })
        : await budget.create({ ...of, id: rowId(platform.clock.now().getTime(), newId()) }),
    )
  })
