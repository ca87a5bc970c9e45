import { dayOf, type Day } from '#shared/day.ts'

/**
 * Two clocks. `now` is real: sessions, tokens, ids, history. `today` is the business day in Sweden:
 * deadlines, plans, validity; on one computer it can be moved forward.
 */
export type Clock = { now(): Date; today(): Day | Promise<Day> }

export const realClock: Clock = { now: () => new Date(), today: () => dayOf(new Date()) }
