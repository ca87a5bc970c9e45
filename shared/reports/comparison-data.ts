import type { Certificate } from '../benchmark/certificate.ts'
import type { Released } from '../benchmark/released.ts'
import { placeOf, type Place } from '../comparison/place.ts'
import type { Period } from '../rounds.ts'
import type { ComparisonInput, Given, MemberInput, NetworkInput, ReportedFigure } from './comparison.ts'

type Told = Omit<ReportedFigure, 'released' | 'from'> & { from?: string }
/** Own value and place, beside what was released; without a value of its own a member is told neither. */
type FigureData = Told & {
  own?: { value: number; coverage?: string; place?: Place }
  released?: Omit<Released, 'figure' | 'version'>
}

/** A report as data: the same as on paper, for whatever reads it next. */
export type ComparisonData = {
  format: 'jarnkoll-comparison-1'
  municipality?: string
  group: string
  period: Period
  figures: FigureData[]
  members?: NetworkInput['members']
  certificate: Certificate
}

const told = ({ released: _, ...of }: ReportedFigure): Told => of
function releasedIn({ released: { figure: _, version: __, ...of } }: ReportedFigure) {
  return of
}
const ownIn = ({ value, coverage }: Given, of: ReportedFigure) => {
  const place = placeOf(value, of.released)
  return { value, ...(coverage !== undefined && { coverage }), ...(place && { place }) }
}
const within = ({ group, period, certificate }: ComparisonInput, figures: FigureData[]): ComparisonData => ({
  ...{ format: 'jarnkoll-comparison-1', group, period, figures, certificate },
})

/** A member's: its own values, and what was released of the figures that it gave. */
export const memberData = (input: MemberInput, municipality: string): ComparisonData => ({
  ...within(
    input,
    input.figures.map(of => {
      const mine = input.given.get(of.figure)
      return mine ? { ...told(of), own: ownIn(mine, of), released: releasedIn(of) } : told(of)
    }),
  ),
  municipality,
})

/** A network's: what was released, and who took part where it is told. */
export const networkData = (input: NetworkInput): ComparisonData => ({
  ...within(
    input,
    input.figures.map(of => ({ ...told(of), released: releasedIn(of) })),
  ),
  ...(input.members && { members: input.members }),
})
