import { isOperations } from '../../cost-origins.ts'
import type { CostRow } from '../../costs.ts'
import { partOf, type ScopePart } from '../coverage.ts'
import type { Definition, FigureInput, Lacking, Side, Told } from './definition.ts'
import { itCost } from './costs.ts'
import { costSide, costsLacking, counting, ratio } from './sides.ts'

const share = {
  ...{ version: 1, from: '2026-01-01', unit: 'percent', bounds: [0, 100], floor: 5, better: 'neither' },
  ...{ decimals: 0, scale: 100, sums: true, costs: true },
} as const satisfies Told

const some = (input: FigureInput, counts: (row: CostRow) => boolean): Side =>
  costSide(input.rows.filter(counts), counting(input))

/** K5: what is told of a nature, of the whole cost. Where no cost says its nature, the split is unknown. */
const split = (nature: 'upkeep' | 'enhancement' | 'retirement') => (input: FigureInput) =>
  input.rows.some(row => isOperations(row) && row.nature !== undefined)
    ? ratio(
        some(input, row => (row.nature ?? 'upkeep') === nature),
        itCost(input),
      )
    : (costsLacking(input) ?? 'natures_unsaid')

/** Rows of some parts of the scope, unless a cost kind with costs is part of nobody knows what. */
function ofParts(input: FigureInput, parts: readonly ScopePart[]): Side | Lacking {
  const lacking = costsLacking(input)
  if (lacking) return lacking
  const what = counting(input)
  const unsaid = input.rows.some(
    row => isOperations(row) && partOf(row.costKind, input.scope) === undefined && row[what].some(ore => ore !== 0),
  )
  const told: readonly unknown[] = parts
  return unsaid ? 'kinds_unsaid' : some(input, row => told.includes(partOf(row.costKind, input.scope)))
}

/** How IT costs are divided. */
export const shares = {
  /** Vidmakthållande: what of the year's IT cost keeps what there is. With K5E and K5R it is the whole. */
  K5U: { ...share, parts: split('upkeep') },
  /** Vidareutveckling: what of the year's IT cost makes it better. */
  K5E: { ...share, parts: split('enhancement') },
  /** Avveckling: what of the year's IT cost goes to taking things out of use. */
  K5R: { ...share, floor: 2, parts: split('retirement') },
  /** Business systems' share: what of the year's IT cost lies on objects with a business side, and not on infrastructure alone. */
  K6: {
    ...share,
    parts(input) {
      const business = new Set(input.objects.filter(({ sides }) => sides === 'both').map(({ id }) => id))
      return ratio(
        some(input, row => business.has(row.object)),
        itCost(input),
      )
    },
  },
  /** Hired share of IT staff cost: consultants, of consultants and own staff with payroll overhead together. */
  K7: { ...share, parts: input => ratio(ofParts(input, ['hired']), ofParts(input, ['staff', 'hired'])) },
  /** External share: what of the year's IT cost is bought from others: hired staff, licences, services, equipment, telecom, and companies. */
  K8: {
    ...share,
    parts: input =>
      ratio(
        ofParts(input, ['hired', 'licences', 'services', 'equipment', 'telecom', 'companies', 'pupils']),
        itCost(input),
      ),
  },
} as const satisfies Record<string, Definition>
