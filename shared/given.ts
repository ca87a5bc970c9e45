import * as z from 'zod'
import { Day } from './day.ts'
import { canonical } from './plans.ts'
import { Period, type Delivery } from './rounds.ts'
import { GivenFigure, type Snapshot } from './sharing.ts'

/** One time that a snapshot became another: given by the municipality's own work, or less because something was withdrawn. */
export const Given = z.object({
  network: z.string().min(1),
  period: Period,
  /** ISO instant of the real clock, and the business day. */
  at: z.string(),
  on: Day,
  what: z.enum(['given', 'withdrawn']),
  /** Whose decision it followed from; nobody's when the night's work gave it. */
  by: z.string().default(''),
  /** The whole snapshot as it was from then on. */
  figures: z.array(GivenFigure),
})
export type Given = z.infer<typeof Given>

/** A figure that is not what it was: told anew, told no longer, or of another value. */
export type GivenChange = { figure: string; was?: number; is?: number }

function changesBetween(before: readonly GivenFigure[], after: readonly GivenFigure[]): GivenChange[] {
  const of = (list: readonly GivenFigure[]) => new Map(list.map(({ figure, value }) => [figure, value]))
  const [was, is] = [of(before), of(after)]
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter(figure => was.get(figure) !== is.get(figure))
    .map(figure => ({
      figure,
      ...(was.has(figure) && { was: was.get(figure)! }),
      ...(is.has(figure) && { is: is.get(figure)! }),
    }))
}

/** Everything that was given, the newest first, each with what differs from the one before it in its round. */
export function story(history: readonly Given[]): (Given & { changes: GivenChange[] })[] {
  const last = new Map<string, readonly GivenFigure[]>()
  return history
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .map(given => {
      const round = `${given.network}#${given.period}`
      const changes = changesBetween(last.get(round) ?? [], given.figures)
      last.set(round, given.figures)
      return { ...given, changes }
    })
    .toReversed()
}

/** The figures of a round as they stood before a day: nothing is given between a release and the correction that is asked for. */
export const toldBefore = (history: readonly Given[], day: Day): GivenFigure[] =>
  history
    .filter(({ on }) => on < day)
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .at(-1)?.figures ?? []

/** Whether two snapshots say the same, whenever they were given. */
export const sameFigures = (a: readonly GivenFigure[], b: readonly GivenFigure[]) => canonical(a) === canonical(b)

/** What the network's coordinator is told: who has given, when and how much, and of how many figures it is told how much they cover. */
export const deliveryOf = ({ municipality, givenOn, figures }: Snapshot): Delivery => ({
  ...{ municipality, givenOn, figures: figures.length },
  answered: figures.filter(({ coverage }) => coverage?.outside !== undefined).length,
})
