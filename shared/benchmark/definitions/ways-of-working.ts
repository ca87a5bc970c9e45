import { daysBetween } from '../../day.ts'
import type { Definition, FigureInput, Line, Told } from './definition.ts'
import { objectsOn } from './register.ts'
import { amountSide, countSide, ratio } from './sides.ts'

const first = { version: 1, from: '2026-01-01', costs: false } as const
const share = {
  ...{ ...first, unit: 'percent', bounds: [0, 100], floor: 5, better: 'up', decimals: 0, scale: 100, sums: true },
} as const satisfies Told

const ofObjects = <T extends { object: string }>({ objects }: FigureInput, all: T[]): T[] => {
  const known = new Set(objects.map(({ id }) => id))
  return all.filter(({ object }) => known.has(object))
}

/** The middle one of lines in order, or both of two: they sum to the median as many times as they are. */
function middle(lines: Line[]): Line[] {
  const sorted = lines.toSorted((a, b) => a.amount - b.amount || a.id.localeCompare(b.id))
  const half = sorted.length / 2
  return sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1)
}

/** How work is done. */
export const waysOfWorking = {
  /** Plans approved in time: of the objects that were run on the wheel's day for approval, how many had the year's plan approved by then. */
  K11: {
    ...share,
    parts(input) {
      const due = objectsOn(input, input.approveBy).map(({ id }) => id)
      const inTime = new Set(
        input.plans.filter(({ approvedOn = '9999' }) => approvedOn <= input.approveBy).map(({ object }) => object),
      )
      return ratio(
        countSide(
          'plan',
          due.filter(id => inTime.has(id)),
        ),
        countSide('plan', due),
      )
    },
  },
  /** Activities done in the year: of the activities of the year's plans that were not dropped, how many were done by its end. */
  K12: {
    ...share,
    parts(input) {
      const planned = ofObjects(input, input.activities).filter(({ status }) => status !== 'dropped')
      const done = planned.filter(
        ({ status, doneOn }) => status === 'done' && (doneOn ?? input.day) <= `${input.year}-12-31`,
      )
      const id = (of: (typeof planned)[number]) => `${of.object}#${of.id}`
      return ratio(countSide('activity', done.map(id)), countSide('activity', planned.map(id)))
    },
  },
  /** Days from submitted to approved: the median over the year's plans of the calendar days that the first approval took. */
  K13: {
    ...{ ...first, unit: 'days', bounds: [0, 365], floor: 3, better: 'down', decimals: 1, scale: 1, sums: false },
    parts(input) {
      const taken = ofObjects(input, input.plans).flatMap(({ object, submittedOn, approvedOn }) =>
        submittedOn && approvedOn ? [{ id: object, amount: daysBetween(submittedOn, approvedOn) }] : [],
      )
      const found = middle(taken)
      return ratio(
        amountSide('plan', found, 'days'),
        countSide(
          'plan',
          found.map(({ id }) => id),
        ),
      )
    },
  },
} as const satisfies Record<string, Definition>
