import type { CostRow } from '#shared/costs.ts'
import { split } from '#shared/money.ts'
import { random } from './random.ts'

type Year = { year: number; budget: number; actual: number; forecast: number; actualTo: number }

/** Cost rows of an object's year: divided by system and cost kind so that every sum is exactly what was given (öre). */
export function costRows(
  object: string,
  of: Year,
  systems: string[],
  kinds: [id: string, share: number][],
  seed: number,
): CostRow[] {
  const chance = random(seed)
  const places = systems.length > 0 ? systems : [undefined]
  const cells = places.flatMap(system =>
    kinds.map(([kind, share]) => ({ system, kind, weight: share * chance.between(0.5, 2) })),
  )
  const weights = cells.map(cell => cell.weight)
  const parts = (amount: number) => split(amount, weights)
  const [budgets, actuals, rests] = [parts(of.budget), parts(of.actual), parts(of.forecast - of.actual)]
  const pattern = Array.from({ length: 12 }, () => chance.between(0.85, 1.15))
  return cells.map(({ system, kind }, i) => {
    const spent = split(actuals[i]!, pattern.slice(0, of.actualTo))
    const coming = split(rests[i]!, pattern.slice(of.actualTo))
    const actual = [...spent, ...Array<number>(12 - of.actualTo).fill(0)]
    return {
      id: `${object}-${system ?? 'object'}-${kind}-${of.year}`,
      object,
      ...(system && { system }),
      costKind: kind,
      year: of.year,
      budget: split(budgets[i]!, Array<number>(12).fill(1)),
      actual,
      forecast: [...spent, ...coming],
      actualTo: of.actualTo,
    }
  })
}
