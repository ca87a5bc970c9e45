import type { Ore } from '../money.ts'

const MOST = 9_000_000_000_000
const digit = (bytes: Uint8Array, at: number) => bytes[at]! - 48

/** Öre of an amount in kronor, with decimal point or comma; NaN when it is none, is too large, or has parts of an öre. */
export function oreOf(bytes: Uint8Array, from: number, to: number): Ore {
  const sign = bytes[from]
  let at = sign === 45 || sign === 43 ? from + 1 : from
  const start = at
  let value = 0
  for (; at < to; at++) {
    const number = digit(bytes, at)
    if (number < 0 || number > 9) break
    value = value * 10 + number
  }
  let digits = at - start
  value *= 100
  if (at < to) {
    if (bytes[at] !== 46 && bytes[at] !== 44) return NaN
    at++
    for (let worth = 10; at < to; at++, digits++) {
      const number = digit(bytes, at)
      if (number < 0 || number > 9) return NaN
      if (worth >= 1) value += number * worth
      else if (number !== 0) return NaN
      worth = worth === 10 ? 1 : 0
    }
  }
  if (digits === 0 || value > MOST) return NaN
  return sign === 45 && value !== 0 ? -value : value
}

/** A whole number that may have a sign; NaN when it is none or has more than `most` digits. */
export function wholeOf(bytes: Uint8Array, from: number, to: number, most = 9): number {
  const at = bytes[from] === 45 ? from + 1 : from
  if (at === to || to - at > most) return NaN
  let value = 0
  for (let i = at; i < to; i++) {
    const number = digit(bytes, i)
    if (number < 0 || number > 9) return NaN
    value = value * 10 + number
  }
  return at > from && value !== 0 ? -value : value
}

const DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** 20260430 of `20260430`; 0 when there is no such day between 1900 and 2199. */
export function dateOf(bytes: Uint8Array, from: number, to: number): number {
  if (to - from !== 8) return 0
  const value = wholeOf(bytes, from, to)
  const month = ((value / 100) | 0) % 100
  const day = value % 100
  const year = (value / 10_000) | 0
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0
  if (!(year >= 1900 && year < 2200 && month >= 1 && month <= 12)) return 0
  return day >= 1 && day <= DAYS[month]! + leap ? value : 0
}

/** 202604 of `202604`; 0 when there is no such month. */
export function periodOf(bytes: Uint8Array, from: number, to: number): number {
  const value = to - from === 6 ? wholeOf(bytes, from, to) : 0
  const month = value % 100
  return value >= 190_000 && value < 220_000 && month >= 1 && month <= 12 ? value : 0
}

/** `2026-04` of 202604. */
export const monthText = (period: number): string => {
  const month = period % 100
  return `${(period - month) / 100}-${month < 10 ? '0' : ''}${month}`
}

/** `2026-04-30` of 20260430; the same string for the same day. */
export function dayTexts(): (date: number) => string {
  const known = new Map<number, string>()
  let last = 0
  let text = ''
  return date => {
    if (date === last) return text
    last = date
    const found = known.get(date)
    if (found !== undefined) return (text = found)
    const day = date % 100
    text = `${monthText((date - day) / 100)}-${day < 10 ? '0' : ''}${day}`
    known.set(date, text)
    return text
  }
}
