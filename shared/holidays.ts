import { addDays, monthDay, weekday, yearOf, type Day, type Year } from './day.ts'

/** Easter Sunday, by the Gregorian computus (Meeus, Jones, Butcher). */
function easter(year: Year): Day {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const n = Math.floor((a + 11 * h + 19 * l) / 433)
  const month = Math.floor((h + l - 7 * n + 90) / 25)
  const day = (h + l - 7 * n + 33 * month + 19) % 32
  return `${year}-0${month}-${String(day).padStart(2, '0')}`
}

/** First day from `from` on that is that weekday. */
const firstFrom = (from: Day, wanted: number): Day => addDays(from, (wanted - weekday(from) + 7) % 7)

/** Public holidays by law (1989:253), and the eves on which nobody works: midsummer's, Christmas and New Year's eve. */
export function holidays(year: Year): Day[] {
  const sunday = easter(year)
  const midsummer = firstFrom(`${year}-06-20`, 6)
  const fixed = ['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31']
  const days = [
    ...fixed.map(mmdd => monthDay(year, mmdd)),
    ...[-2, 0, 1, 39, 49].map(days => addDays(sunday, days)),
    addDays(midsummer, -1),
    midsummer,
    firstFrom(`${year}-10-31`, 6),
  ]
  // Whit Sunday may be the national day too.
  return [...new Set(days)].toSorted()
}

/** Neither Saturday, Sunday, holiday nor eve. */
export const isWorkingDay = (day: Day): boolean => weekday(day) < 6 && !holidays(yearOf(day)).includes(day)

/** The day itself when people work on it, otherwise the nearest working day in the rule's direction. */
export function roll(day: Day, rule: 'none' | 'next' | 'previous'): Day {
  if (rule === 'none') return day
  let rolled = day
  while (!isWorkingDay(rolled)) rolled = addDays(rolled, rule === 'next' ? 1 : -1)
  return rolled
}
