import * as z from 'zod'

/** A calendar day in Sweden, `2026-04-30`. Not an instant. Days compare as strings. */
export const Day = z.iso.date()
export type Day = z.infer<typeof Day>

export const Year = z.int().min(2000).max(2100)
export type Year = z.infer<typeof Year>

const utc = (day: Day) => Date.parse(`${day}T00:00:00Z`)
const dayOfUtc = (instant: Date): Day => instant.toISOString().slice(0, 10)

/** The calendar day in Sweden at an instant. */
export const dayOf = (instant: Date): Day =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short' }).format(instant)

export const yearOf = (day: Day): Year => Number(day.slice(0, 4))

export const addDays = (day: Day, days: number): Day => dayOfUtc(new Date(utc(day) + days * 86_400_000))

/** The same day of another month; the last one when that month is shorter. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month + months, 0))
  return addDays(dayOfUtc(last), Math.min(date, last.getUTCDate()) - last.getUTCDate())
}

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => Math.round((utc(to) - utc(from)) / 86_400_000)

/** MM-DD in a year; 29 February is 28 February in other years than leap years. */
export const monthDay = (year: Year, mmdd: string): Day =>
  mmdd === '02-29' && !isLeap(year) ? `${year}-02-28` : `${year}-${mmdd}`

const isLeap = (year: Year) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** 1 = Monday … 7 = Sunday. */
export const weekday = (day: Day): number => new Date(utc(day)).getUTCDay() || 7

/** ISO week number: the week belongs to the year of its Thursday. */
export function isoWeek(day: Day): number {
  const thursday = addDays(day, 4 - weekday(day))
  return Math.floor(daysBetween(`${yearOf(thursday)}-01-01`, thursday) / 7) + 1
}
