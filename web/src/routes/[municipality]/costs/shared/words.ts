import { Year } from '#shared/day.ts'
import { decimal, kronor, parseKronor, whole } from '#shared/format.ts'
import type { Ore } from '#shared/money.ts'

/** Is what is written a year that can be kept? */
export const isYear = (year: unknown): year is Year => Year.safeParse(year).success
/** Is it one, or left empty? */
export const isYearOrNone = (year: number | null | undefined): boolean => year == null || isYear(year)

/** Kronor as they are written in a field; öre only where there are any. */
export const kr = (ore: Ore): string => (ore % 100 === 0 ? whole(ore / 100) : kronor(ore))

/** What is written as an amount that is not below 0. */
export function amountIn(text: string): Ore | undefined {
  const ore = parseKronor(text)
  return ore !== undefined && ore >= 0 ? ore : undefined
}

/** Hundredths as a number with decimals: `12,5`. */
export const hundredths = (n: number): string => decimal(n / 100, 2)

/** A whole number that is written, `1 200`. */
export function countIn(text: string): number | undefined {
  const plain = text.replaceAll(/[\s\u00a0]/g, '')
  return /^\d{1,8}$/.test(plain) ? Number(plain) : undefined
}

/** By name, and each in the order of its years. */
export const byNameAndYear = (a: { name: string; year: number }, b: typeof a): number =>
  a.name.localeCompare(b.name, 'sv') || a.year - b.year

export const names = (of: { id: string; name: string }[]) => new Map(of.map(({ id, name }) => [id, name]))

/** A number with at most two decimals in hundredths, `12,5` as 1250. */
export function hundredthsIn(text: string): number | undefined {
  const plain = text.replaceAll(/[\s\u00a0]/g, '').replace(',', '.')
  return /^\d{1,6}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : undefined
}

/** What is written for each that bears, and the number that it is; none where it cannot be read. */
export const sharesIn = (
  objects: { id: string }[],
  written: Record<string, string>,
  numberIn: (text: string) => number | undefined,
) =>
  objects.flatMap(({ id: receiver }) => {
    const text = written[receiver]?.trim() ?? ''
    return text === '' ? [] : [{ receiver, n: numberIn(text) }]
  })
