import type { Day } from '#shared/day.ts'

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const weekdays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

/** Does EventBridge Scheduler's `cron(minute hour day month weekday year)` fire on this day? Throws on what it cannot read. */
export function firesOn(cron: string, day: Day): boolean {
  const { dayOfMonth, month, weekday, year } = fields(cron)
  const date = new Date(`${day}T00:00:00Z`)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  const n = date.getUTCDate()
  return (
    matches(year, date.getUTCFullYear()) &&
    matches(month, date.getUTCMonth() + 1, months, 1) &&
    (dayOfMonth === 'L' ? n === last : matches(dayOfMonth, n)) &&
    matches(weekday, date.getUTCDay() + 1, weekdays, 1)
  )
}

/** Minutes after midnight, for the order of a day's runs. */
export function minuteOf(cron: string): number {
  const { minute, hour } = fields(cron)
  if (!/^\d+$/.test(minute) || !/^\d+$/.test(hour)) throw new Error(`one time a day is needed: ${cron}`)
  return Number(hour) * 60 + Number(minute)
}

function fields(cron: string) {
  const parts = /^cron\((.+)\)$/.exec(cron)?.[1]?.split(' ')
  if (parts?.length !== 6) throw new Error(`not a cron: ${cron}`)
  const [minute, hour, dayOfMonth, month, weekday, year] = parts as [string, string, string, string, string, string]
  return { minute, hour, dayOfMonth, month, weekday, year }
}

function matches(field: string, value: number, names: string[] = [], first = 0): boolean {
  if (field === '*' || field === '?') return true
  const number = (word: string) => {
    const named = names.indexOf(word.toUpperCase())
    const n = named >= 0 ? named + first : Number(word)
    if (!Number.isInteger(n)) throw new Error(`not understood in a cron: ${field}`)
    return n
  }
  return field.split(',').some(part => {
    const [range, step = '1'] = part.split('/')
    const [from, to] = range === '*' ? [first, Infinity] : range!.split('-').map(number)
    const until = to ?? (part.includes('/') ? Infinity : from!)
    return value >= from! && value <= until && (value - from!) % number(step) === 0
  })
}
