import * as m from '#messages'
import { decimal, parsePercent } from '#shared/format.ts'
import { WHOLE } from '#shared/money.ts'
import { IndexTerms } from '#shared/price-terms.ts'

/** How a price changes, as it is written: numbers are texts until they are saved. */
export type WrittenTerms = { kind: '' | IndexTerms['kind']; percent: string; index: string; share: string; on: string }

export const kindNames: Record<WrittenTerms['kind'], () => string> = {
  '': m.contracts_terms_unsaid,
  none: m.planning_terms_none,
  fixed: m.contracts_terms_fixed,
  index: m.contracts_terms_by_index,
}

const percentText = (basisPoints: number) => decimal(basisPoints / 100, basisPoints % 100 === 0 ? 0 : 2)

export const writtenTerms = (terms: IndexTerms | undefined): WrittenTerms => ({
  kind: terms?.kind ?? '',
  percent: terms?.kind === 'fixed' ? percentText(terms.basisPoints) : '',
  index: terms?.kind === 'index' ? terms.index : '',
  share: percentText(terms?.kind === 'index' ? terms.share : WHOLE),
  on: terms && terms.kind !== 'none' ? terms.adjustedOn : '01-01',
})

/** What is written, as it is saved; `null` when nothing is said, undefined when it cannot be read. */
export function termsIn({ kind, percent, index, share, on }: WrittenTerms): IndexTerms | null | undefined {
  if (kind === '') return null
  const down = /^\s*[-\u2212]/.test(percent)
  const points = parsePercent(percent.replace(/^\s*[-\u2212+]/, ''))
  return IndexTerms.safeParse({
    ...{ kind, adjustedOn: on, index },
    ...(kind === 'fixed' && { basisPoints: points === undefined ? undefined : down ? -points : points }),
    ...(kind === 'index' && { share: parsePercent(share) ?? 'none' }),
  }).data
}

/** `2,5 %`, `−1,25 %`. */
export const percentOf = (basisPoints: number): string => `${percentText(basisPoints)}\u00a0%`

/** How a price is said to change. */
export function termsText(terms: IndexTerms | undefined): string {
  if (!terms) return m.planning_terms_unsaid()
  if (terms.kind === 'none') return m.planning_terms_none()
  if (terms.kind === 'fixed') return m.planning_terms_fixed({ percent: percentOf(terms.basisPoints) })
  const { index, share } = terms
  return share === WHOLE
    ? m.planning_terms_index({ index })
    : m.planning_terms_share({ index, share: percentOf(share) })
}

/** The same, with the day: for facts and history. */
export const termsSaid = (terms: IndexTerms): string =>
  terms.kind === 'none' ? termsText(terms) : m.contracts_terms_on({ said: termsText(terms), day: terms.adjustedOn })
