import * as z from 'zod'
import { twelfths } from './allocation-keys.ts'
import { Year } from './day.ts'
import { Ore, sum } from './money.ts'
import type { Months } from './months.ts'

/** Internpris: what a unit of something costs whoever uses it, in öre a year, such as a workplace or a telephone. */
export const InternalPrice = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1).max(80),
  /** Object that delivers it. */
  giver: z.string().min(1),
  /** What is counted: "arbetsplats". */
  unit: z.string().trim().max(40).default(''),
  price: Ore.min(0),
  year: Year,
})
export type InternalPrice = z.infer<typeof InternalPrice>

/** How many units each receiver has. */
export const Quantity = z.object({ receiver: z.string().min(1), quantity: z.int().min(0).max(1_000_000) })
export type Quantity = z.infer<typeof Quantity>

/** What each receiver pays: price × quantity, by a twelfth a month. In öre; whoever has none pays nothing and is left out. */
export const chargesOf = ({ price }: Pick<InternalPrice, 'price'>, quantities: Quantity[]) =>
  quantities
    .filter(({ quantity }) => quantity > 0)
    .map(({ receiver, quantity }): { receiver: string; months: Months } => ({
      receiver,
      months: twelfths(price * quantity),
    }))

/** What the prices leave uncovered of what it cost, in öre; below 0 where more was paid than it cost. */
export const uncovered = (cost: Ore, charges: { months: Months }[]): Ore =>
  cost - sum(charges.flatMap(({ months }) => months))
