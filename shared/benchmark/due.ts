import { yearOf as yearOfDay, type Day } from '../day.ts'
import type { Round } from '../rounds.ts'
import { KeyFigureId } from './key-figures.ts'
import { PEERS } from '../sharing.ts'

/** A round is released on its day, or on the first day after it that work is done; what has begun is finished. */
export const isDue = ({ state, releaseOn }: Pick<Round, 'state' | 'releaseOn'>, day: Day): boolean =>
  state === 'frozen' || (state !== 'released' && releaseOn <= day)

/**
 * The peer groups' rounds that there are on a day. They have no coordinator: each year the year before is given from
 * February and released on the 15th of May, and a forecast is given from the 24th of August and released on the 14th of September.
 */
export function peerRounds(day: Day): Round[] {
  const year = yearOfDay(day)
  const common = { network: PEERS, figures: [...KeyFigureId.options], edition: 1, state: 'planned' as const }
  const rounds = [
    { period: `${year - 1}`, opensOn: `${year}-02-01`, closesOn: `${year}-05-14`, releaseOn: `${year}-05-15` },
    { period: `${year}-forecast`, opensOn: `${year}-08-24`, closesOn: `${year}-09-13`, releaseOn: `${year}-09-14` },
  ]
  return rounds.map(round => ({ ...common, ...round }))
}
