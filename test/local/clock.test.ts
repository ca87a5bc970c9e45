import { expect, test } from 'vitest'
import { FIRST_DAY, openClock } from '#infra/local/clock.ts'
import { firesOn, minuteOf } from '#infra/local/cron.ts'
import { openKeep } from '#infra/local/folder.ts'
import { addDays } from '#shared/day.ts'
import { Refusal } from '#shared/refusal.ts'
import { schedule } from '#shared/schedule.ts'

function clockWith(keep = openKeep(), fail: (day: string) => boolean = () => false) {
  const fired: string[] = []
  const clock = openClock(keep, async day => {
    await new Promise(resolve => setTimeout(resolve, 1))
    if (fail(day)) throw new Error('killed')
    fired.push(day)
  })
  return { ...clock, fired }
}
const days = (from: string, count: number) => Array.from({ length: count }, (_, i) => addDays(from, i))

test('the day starts at that of the demo data, while now is real', () => {
  const { clock } = clockWith()
  expect(clock.today()).toBe('2026-09-14')
  expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(1000)
})

test('moving on does the scheduled work of every day in between, in order and once', async () => {
  const { moveTo, fired, clock } = clockWith()
  await moveTo('2026-11-02')
  expect(fired).toEqual(days(FIRST_DAY, 50))
  expect(clock.today()).toBe('2026-11-02')
})

test('the day never moves back', async () => {
  const { moveTo, clock } = clockWith()
  await moveTo('2026-09-20')
  await expect(moveTo('2026-09-19')).rejects.toBeInstanceOf(Refusal)
  expect(clock.today()).toBe('2026-09-20')
})

test('two who move the day at once do each day once', async () => {
  const { moveTo, fired, clock } = clockWith()
  await Promise.all([moveTo('2026-09-18'), moveTo('2026-09-24')])
  expect(fired).toEqual(days(FIRST_DAY, 11))
  expect(clock.today()).toBe('2026-09-24')
})

test('a day whose work was cut off is done at the next start', async () => {
  const keep = openKeep()
  const first = clockWith(keep, day => day === '2026-09-17')
  await expect(first.moveTo('2026-09-20')).rejects.toThrow('killed')
  const second = clockWith(keep)
  expect(second.clock.today()).toBe('2026-09-17')
  await second.catchUp()
  await second.moveTo('2026-09-20')
  expect([...first.fired, ...second.fired]).toEqual(days(FIRST_DAY, 7))
})

test('a cron fires on its days', () => {
  expect(firesOn('cron(15 4 * * ? *)', '2026-02-28')).toBe(true)
  expect(firesOn('cron(0 6 ? * MON-FRI *)', '2026-09-18')).toBe(true)
  expect(firesOn('cron(0 6 ? * MON-FRI *)', '2026-09-19')).toBe(false)
  expect(firesOn('cron(0 6 1 1/3 ? *)', '2026-07-01')).toBe(true)
  expect(firesOn('cron(0 6 1 1/3 ? *)', '2026-08-01')).toBe(false)
  expect(firesOn('cron(0 6 L * ? *)', '2028-02-29')).toBe(true)
  expect(firesOn('cron(0 6 1,15 FEB ? 2027)', '2027-02-15')).toBe(true)
  expect(() => firesOn('rate(1 day)', '2027-02-15')).toThrow()
})

test('all scheduled work has a time that a day knows', () => {
  for (const { cron } of schedule) expect(minuteOf(cron)).toBeGreaterThanOrEqual(3 * 60)
})
