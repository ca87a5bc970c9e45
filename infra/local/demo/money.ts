import type { Data } from '#functions/data/index.ts'
import type { Platform } from '#functions/platform/index.ts'
import type { CostRow } from '#shared/costs.ts'
import { noMonths } from '#shared/months.ts'
import type { ManagedObject } from '#shared/objects.ts'
import { seedAllocation } from './allocation.ts'
import { byAccount, seedLedger } from './ledger.ts'
import { figures } from './norrbacka.ts'
import { seedPlanning } from './planning.ts'
import { seedPlans } from './plans.ts'
import { seedScenarios } from './scenarios.ts'

/** This year's actual is in a ledger, and its budget in the plans: what is read in are the forecast, and the years before. */
export async function seedMoney(platform: Platform, data: Data, objects: ManagedObject[], costs: CostRow[]) {
  await seedAllocation(data, objects)
  const inLedger = costs.filter(({ year }) => year === 2026)
  const coded = inLedger.flatMap(row => byAccount({ ...row, actual: noMonths(), actualTo: 0 }))
  const forecast = coded.map(row => ({ ...row, budget: noMonths() }))
  await data.costs.load([...forecast, ...costs.filter(({ year }) => year !== 2026)])
  await seedLedger(platform, objects, inLedger)
  await seedPlans(platform, objects, figures, coded)
  await Promise.all([seedPlanning(data), seedScenarios(data)])
}
