import { addDays, type Day } from '../day.ts'
import type { Cell } from './fields.ts'
import type { Reading } from './reasons.ts'

/** The beginnings of the months' names, and their numbers. */
export const MONTHS: [string, number][] = [
  'jan',
  'feb',
  'mar',
  'apr',
  'maj',
  'jun',
  'jul',
  'aug',
  'sep',
  'okt',
  'nov',
  'dec',
]
  .map((name, i): [string, number] => [name, i + 1])
  .concat([
    ['may', 5],
    ['oct', 10],
  ])

/** Excel counts days from here. Its own 29 February 1900 never was, so this holds from March 1900. */
const EXCEL = '1899-12-30'
/** 1954–2119: a number between these is a day that Excel has lost the format of. */
const isSerial = (n: number) => n >= 20_000 && n < 80_250

const two = (n: number) => String(n).padStart(2, '0')
const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** A day as people and programs write it: `2027-06-30`, `30/6 2027`, `30.6.2027`, `30 juni 2027`, `20270630`, or Excel's own. */
export function readDay(cell: Exclude<Cell, null>): Reading {
  if (cell instanceof Date)
    return Number.isNaN(cell.getTime()) ? notADay('') : { value: cell.toISOString().slice(0, 10) }
  if (typeof cell === 'number' && isSerial(cell)) return { value: addDays(EXCEL, Math.floor(cell)) }
  const text = String(cell).trim()
  // A moment is on its day: `2027-06-30T00:00:00`, `2027-06-30 00:00`.
  const day = text.replace(/(\d)[T ]\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?Z?$/, '$1')

  const ymd = /^(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})$/.exec(day) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(day)
  if (ymd) return real(text, Number(ymd[1]), Number(ymd[2]), Number(ymd[3]))
  const dmy = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.\s]\s*(\d{4}|\d{2})$/.exec(day)
  if (dmy) return dayFirst(text, Number(dmy[1]), Number(dmy[2]), dmy[3]!)
  const named = /^(\d{1,2})\.?\s*(\p{L}{3,9})\.?\s*(\d{4})$/u.exec(day)
  const month = MONTHS.find(([name]) => named?.[2]!.toLowerCase().startsWith(name))?.[1]
  if (named && month) return real(text, Number(named[3]), month, Number(named[1]))
  if (/^\d{5}$/.test(day) && isSerial(Number(day))) return readAs(text, addDays(EXCEL, Number(day)))
  return notADay(text)
}

/** The day comes first in Sweden; where only the other order makes a day, and where the century is missing, a look is worth it. */
function dayFirst(text: string, first: number, second: number, year: string): Reading {
  const full = year.length === 2 ? 2000 + Number(year) : Number(year)
  const turned = second > 12 && first <= 12
  const reading = turned ? real(text, full, first, second) : real(text, full, second, first)
  return reading.error || (!turned && year.length === 4) ? reading : readAs(text, reading.value as Day)
}

/** Only days that exist: of one that does not, the month's last day is what was probably meant. */
function real(text: string, year: number, month: number, date: number): Reading {
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || date < 1 || date > 31) return notADay(text)
  const days = daysIn(year, month)
  if (date <= days) return { value: `${year}-${two(month)}-${two(date)}` }
  const suggestion = `${year}-${two(month)}-${two(days)}`
  return { error: { id: 'not_a_day', params: { text, month, days } }, suggestion }
}

const readAs = (text: string, value: Day): Reading => ({
  value,
  check: { id: 'read_as', params: { text, value } },
})
const notADay = (text: string): Reading => ({ error: { id: 'not_a_day', params: { text } } })
