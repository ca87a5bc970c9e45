import type { Data } from '#functions/data/index.ts'
import type { Contract } from '#shared/contracts.ts'
import type { Frame } from '#shared/frames.ts'
import { fromTkr } from '#shared/money.ts'

/** Frames of 2027 in tkr, as the budget preparation gave them. */
const frames: [level: Frame['level'], of: string, tkr: number][] = [
  ['unit', 'org-ks', 72_500],
  ['unit', 'org-sn', 15_000],
  ['unit', 'org-social', 15_000],
  ['unit', 'org-bun', 16_500],
  ['object', 'fo02', 22_500],
  ['object', 'fo03', 10_000],
]

/** What the municipality reckons that indexes change prices by; the consumer price index of later years is not said yet. */
const indexes = [
  { index: 'KPI', year: 2027, basisPoints: 190, source: 'Konjunkturinstitutet, augusti 2026' },
  { index: 'AKI', year: 2027, basisPoints: 340, source: 'SKR:s cirkulär 26:31' },
  { index: 'AKI', year: 2028, basisPoints: 320, source: 'SKR:s cirkulär 26:31' },
]

/** How the price of an object's nth contract changes; of some nobody has said. */
export function priceTermsOf(object: number, nth: number): Pick<Contract, 'priceTerms'> {
  switch ((object * 3 + nth) % 6) {
    case 0:
      return { priceTerms: { kind: 'index', index: 'KPI', share: 10_000, adjustedOn: '01-01' } }
    case 1:
      return { priceTerms: { kind: 'fixed', basisPoints: 300, adjustedOn: nth % 2 === 0 ? '01-01' : '07-01' } }
    case 3:
      return { priceTerms: { kind: 'index', index: 'AKI', share: 8_000, adjustedOn: '04-01' } }
    case 4:
      return { priceTerms: { kind: 'none' } }
    default:
      return {}
  }
}

/** The budget work of 2027: frames from above, and what prices are reckoned by. */
export async function seedPlanning(data: Data): Promise<void> {
  const of = data.frames(2027)
  for (const [level, id, tkr] of frames) await of.create({ level, of: id, year: 2027, amount: fromTkr(tkr) })
  await data.assumptions.create({ indexes, accounts: [], entityOf: {} })
}
