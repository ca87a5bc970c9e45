import { termOn } from '../../contracts.ts'
import { isCurrent } from '../../assignments.ts'
import { mandatoryRolesOf } from '../../model.ts'
import type { Definition, FigureInput, Told } from './definition.ts'
import { amountSide, count, countSide, ratio } from './sides.ts'

const first = { version: 1, from: '2026-01-01', costs: false, sums: true } as const
const share = {
  ...{ ...first, unit: 'percent', bounds: [0, 100], floor: 5, better: 'up', decimals: 0, scale: 100 },
} as const satisfies Told

/** Objects that were run on the day. */
export const objectsOn = ({ objects }: Pick<FigureInput, 'objects'>, day: string) =>
  objects.filter(({ since }) => since === undefined || since <= day)

const inUse = new Set(['introduced', 'inUse', 'retiring'])

/** What the register says. */
export const register = {
  /** Systems per 1 000 employees: systems that are introduced, in use or being retired, per 1 000 employed. */
  K9: {
    ...{ ...first, unit: 'count', bounds: [0, 1_000], floor: 2, better: 'neither', decimals: 0, scale: 1_000 },
    parts(input) {
      const ids = input.systems.filter(({ lifecycle }) => inUse.has(lifecycle)).map(({ id }) => id)
      return ids.length > 0 ? ratio(countSide('system', ids), count('employees', input)) : 'nothing_there'
    },
  },
  /** Mandatory roles filled: of the roles that somebody must hold on an object, how many are held on the day. */
  K14: {
    ...share,
    parts(input) {
      const held = new Set(
        input.assignments.filter(a => isCurrent(a, input.day)).map(({ object, role }) => `${object}#${role}`),
      )
      const seats = objectsOn(input, input.day).map(object => {
        const roles = mandatoryRolesOf(input.model, object, input.systems)
        return { object: object.id, all: roles.length, held: roles.filter(({ id }) => held.has(`${object.id}#${id}`)) }
      })
      const of = (amount: (seat: (typeof seats)[number]) => number) =>
        amountSide(
          'object',
          seats.map(seat => ({ id: seat.object, amount: amount(seat) })),
        )
      return ratio(
        of(seat => seat.held.length),
        of(seat => seat.all),
      )
    },
  },
  /** Contracts with a known last notice day: of the contracts that run on the day, how many have one that can be computed. */
  K15: {
    ...share,
    parts({ contracts, day }) {
      const running = contracts
        .map(contract => ({ ...contract, term: termOn(contract, day) }))
        .filter(({ start, term }) => (start === undefined || start <= day) && !term?.ended)
      return ratio(
        countSide(
          'contract',
          running.filter(({ term }) => term).map(({ id }) => id),
        ),
        countSide(
          'contract',
          running.map(({ id }) => id),
        ),
      )
    },
  },
} as const satisfies Record<string, Definition>
