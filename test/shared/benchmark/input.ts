import { countable } from '#shared/cost-counts.ts'
import { CostRow } from '#shared/costs.ts'
import { noScope, type Scope } from '#shared/benchmark/coverage.ts'
import type { FigureInput } from '#shared/benchmark/key-figures.ts'
import { ManagedObject } from '#shared/objects.ts'
import { presetModel } from '#shared/presets/model.ts'

export const object = (id: string, of: Partial<ManagedObject> = {}) =>
  ManagedObject.parse({ id, code: id, name: id, since: '2020-01-01', ...of })

/** A cost row with all of its year in January, in öre. */
export const row = (of: Partial<CostRow> & { amount?: number; budgeted?: number }): CostRow => {
  const { amount = 0, budgeted = 0, ...rest } = of
  const yearly = (ore: number) => [ore, ...Array<number>(11).fill(0)]
  return CostRow.parse({
    ...{ id: 'r', object: 'a', costKind: 'licences', year: 2025, actualTo: 12 },
    ...{ budget: yearly(budgeted), actual: yearly(amount), forecast: yearly(amount), ...rest },
  })
}

const counts = { users: 90, fte: 80, residents: 1_000, employees: 100, workplaces: 50, operating: 600_000 }

/** A municipality of a thousand, whose year is over and read in. */
export const input = (of: Partial<FigureInput> & { said?: Partial<Scope> } = {}): FigureInput => {
  const { said = {}, ...rest } = of
  return {
    ...{ year: 2025, forecast: false, day: '2025-12-31', approveBy: '2024-11-30', actualTo: 12 },
    ...{ model: presetModel('full'), objects: [object('a'), object('b', { sides: 'it' })] },
    ...{ systems: [], assignments: [], contracts: [], plans: [], activities: [], rows: [] },
    counts: Object.fromEntries(countable.map(what => [what, { n: counts[what], source: '' }])) as FigureInput['counts'],
    scope: { ...noScope(), ...said },
    ...rest,
  }
}
