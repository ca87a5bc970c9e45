import type { Day, Year } from '../day.ts'
import { MONTHS, readDay } from '../imports/days.ts'

const two = (n: number) => String(n).padStart(2, '0')

/**
 * The day of a cell, or the first day of its month: `2026-04-30`, `30/4 2026`, `202604`, `2026-04`, `04/2026`,
 * `april 2026`, and with the year `4` and `april`. Empty when it is none.
 */
export function dayIn(cell: string, year?: Year): Day | '' {
  const text = cell.trim()
  const first = (of: string | number | undefined, month: number): Day | '' =>
    of !== undefined && month >= 1 && month <= 12 ? `${of}-${two(month)}-01` : ''
  if (/^\d{1,2}$/.test(text)) return first(year, Number(text))
  const [, before, month] = /^((?:19|20|21)\d{2})(?:[-/. M]?(\d{2})|[-/. M]\d)$/.exec(text) ?? []
  if (before) return first(before, Number(month ?? text.at(-1)))
  const [, number, after] = /^(\d{1,2})[-/. ]((?:19|20|21)\d{2})$/.exec(text) ?? []
  if (number) return first(after, Number(number))
  const [, name, own] = /^(\p{L}{3,9})\.?[- ]?(\d{4})?$/u.exec(text) ?? []
  if (name) return first(own ?? year, MONTHS.find(([of]) => name.toLowerCase().startsWith(of))?.[1] ?? 0)
  const { value } = readDay(text)
  return typeof value === 'string' ? value : ''
}

/** Is it a month without its year? */
export const isBareMonth = (cell: string): boolean => dayIn(cell) === '' && dayIn(cell, 2026) !== ''
