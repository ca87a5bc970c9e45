import { fc } from '@fast-check/vitest'

/** How many times a rule of money is tried; `npm run prove` tries more. */
export const many = { numRuns: process.env['PROVE'] ? 10_000 : 500 }

/** Amounts in öre as a municipality has them: up to a milliard kronor, costs and incomes. */
export const ore = fc.integer({ min: -100_000_000_000, max: 100_000_000_000 })
export const cost = fc.integer({ min: 0, max: 100_000_000_000 })
export const months = fc.array(ore, { minLength: 12, maxLength: 12 })
export const day = fc
  .integer({ min: 0, max: 365 * 6 })
  .map(days => new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10))

/** A year of the same amount each month. */
export const evenly = (amount: number): number[] => Array<number>(12).fill(amount)
/** Every level frozen: whoever writes in it fails. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(frozen)
    Object.freeze(value)
  }
  return value
}
