import Holidays from 'date-holidays'
import { expect, test } from 'vitest'
import { loginsOf } from '#functions/data/logins.ts'
import { dispatch, work } from '#functions/jobs/index.ts'
import { firesOn, minuteOf } from '#infra/local/cron.ts'
import { addDays, dayOf, daysBetween, type Day } from '#shared/day.ts'
import { deadlineId, type Deadline } from '#shared/deadlines.ts'
import { schedule } from '#shared/schedule.ts'
import type { Wheel } from '#shared/wheel.ts'
import { machine, town, type Machine, type Town } from '../town.ts'

const [FROM, TO] = [new Date('2027-03-01T00:00:00Z'), new Date('2029-03-01T00:00:00Z')]
const OUTAGE: [Day, Day] = ['2027-09-20', '2027-09-26']
const MOVED: Day = '2027-10-05'
const jobs = schedule.filter(({ name }) => name === 'generate-deadlines' || name === 'send-reminders')

/** When the schedule fires, by the Swedish clock, of every quarter of an hour that passes. */
function* firings() {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', hour: '2-digit', minute: '2-digit' })
  for (let at = FROM; at < TO; at = new Date(at.getTime() + 900_000)) {
    const [hour, minute] = clock.format(at).split(':').map(Number) as [number, number]
    const day = dayOf(at)
    for (const { name, cron } of jobs)
      if (minuteOf(cron) === hour * 60 + minute && firesOn(cron, day)) yield { at, day, job: name }
  }
}

const calendar = new Holidays('SE')
const off = new Map<Day, boolean>()
/** A day when nobody works, as an independent calendar has it. */
function isOff(day: Day): boolean {
  const known = off.get(day)
  if (known !== undefined) return known
  const date = new Date(`${day}T12:00:00`)
  const eves = ['12-24', '12-31']
  const free = calendar.isHoliday(date)
  const holiday = free && free.some(({ type, name }) => type === 'public' || /Midsommarafton/.test(name))
  const answer = date.getDay() === 0 || date.getDay() === 6 || holiday || eves.includes(day.slice(5))
  off.set(day, answer)
  return answer
}
const rolled = (day: Day): Day => (isOff(day) ? rolled(addDays(day, -1)) : day)

/** One municipality as it should be told, worked out by itself from what has happened in it. */
type Expecting = {
  of: Town
  days: Map<string, string>
  leader: string
  told: Map<string, { day: Day; stage: number }>
  fate: Map<string, number>
}

/** A fixed course of chance, so that a failure can be seen again. */
const chance = (seed: number) => () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return seed / 2 ** 32
}

async function prepared(municipality: string, on: Machine): Promise<Expecting> {
  const of = await town({ municipality, on })
  const sub = `next-${municipality}`
  const email = `${sub}@kommun.example`
  await of.data.people.create({ id: 'next', name: 'Nästa', title: '', unit: '', available: 100, email })
  await of.data.members.create({ person: 'next', sub, roles: [], address: email })
  await loginsOf(on.platform).join({ sub, municipality, person: 'next' })
  const { events } = await of.data.wheels.get(2026)
  const days = new Map(events.map(({ id, day }) => [id, String(day)]))
  return { of, days, leader: 'leader', told: new Map(), fate: new Map() }
}

async function handOver(one: Expecting, day: Day) {
  const { data } = one.of
  const [from, to] = one.leader === 'leader' ? ['leader', 'next'] : ['next', 'leader']
  const current = (await data.assignments.list()).find(
    a => a.person === from && a.role === 'forvaltningsledare' && !a.to,
  )!
  await data.assignments.save(current, { ...current, to: addDays(day, -1) })
  const { revision: _, to: _to, ...next } = { ...current, to: undefined }
  await data.assignments.create({ ...next, id: `${to}-${day}`, person: to!, from: day })
  one.leader = to!
}

/** The wheel is moved a fortnight: what follows it is asked for anew. */
async function move(one: Expecting) {
  const wheel = await one.of.data.wheels.get(2026)
  const moved = new Map([
    ['plan-approve', '11-26'],
    ['followup-t2', '10-09'],
    ['followup-year', '02-14'],
  ])
  const events = wheel.events.map(event => ({ ...event, day: moved.get(event.id) ?? event.day })) as Wheel['events']
  await one.of.data.wheels.save(wheel, { ...wheel, events })
  for (const [id, day] of moved) one.days.set(id, day)
}

const existing = async ({ of }: Expecting, day: Day) => {
  const year = Number(day.slice(0, 4))
  const years = Array.from({ length: year - 2024 }, (_, n) => 2026 + n)
  const all = await Promise.all(years.map(y => of.data.deadlines.of(y).list()))
  // What a role's last day asks for is told too, and is not of the wheel.
  return all.flat().filter(({ source }) => source === 'event')
}

/** Who is told what today: every open deadline that has come nearer than it was told before. */
function dueToday(one: Expecting, rows: Deadline[], day: Day): string[] {
  const found: string[] = []
  for (const d of rows) {
    if (d.state !== 'open') continue
    const left = daysBetween(day, d.day)
    const holders =
      d.scope === 'municipality' ? ['owner', 'modelAdmin'] : [d.holder.level === 'leading' ? one.leader : 'owner']
    const stageFor = (person: string) => {
      if (left < 0 && holders.includes(person)) return { what: 'late', stage: -1 }
      if (left <= -7 && person === 'owner' && d.scope !== 'municipality') return { what: 'escalated', stage: -2 }
      const reminder = Math.min(...d.remind.filter(days => left <= days))
      return left >= 0 && holders.includes(person) && reminder < Infinity
        ? { what: 'coming', stage: reminder }
        : undefined
    }
    for (const person of new Set([...holders, 'owner'])) {
      const now = stageFor(person)
      const key = `${person} ${d.year} ${deadlineId(d)}`
      const before = one.told.get(key)
      if (!now || (before && before.day === d.day && before.stage <= now.stage)) continue
      one.told.set(key, { day: d.day, stage: now.stage })
      found.push(`${person}: ${now.what} ${d.day} ${d.title}`)
    }
  }
  return found.toSorted()
}

const headings: Record<string, string> = {
  ...{ 'Försenat sedan länge i dina objekt': 'escalated', Försenat: 'late', 'Att göra snart': 'coming' },
}
/** What a mail tells, line by line. */
function saidIn(text: string, titles: string[]): string[] {
  let what = ''
  return text.split('\n').flatMap(line => {
    what = headings[line] ?? what
    const [, day, rest] = /^- (\S+) \S+: (.*)$/.exec(line) ?? []
    const title = rest && titles.find(of => rest === of || rest.startsWith(`${of},`))
    return title ? [`${what} ${day} ${title}`] : []
  })
}

const many = process.env['PROVE'] ? 12 : 1

test(
  `${many === 1 ? 'a municipality' : `${many} municipalities`} over two years, with summer time, a leap day, changes of roles, a moved wheel and a week without runs: nothing is missed, nothing comes twice, one digest a day at most`,
  { timeout: 1_500_000 },
  async () => {
    const on = await machine()
    const random = chance(20270301)
    const all = new Map<string, Expecting>()
    for (let n = 0; n < many; n++) all.set(String(9101 + n), await prepared(String(9101 + n), on))
    const titles = (await all.get('9101')!.of.data.wheels.get(2026)).events.map(({ name }) => name)
    const fired = new Map<Day, string[]>()
    let told = 0

    for (const { at, day, job } of firings()) {
      if (day >= OUTAGE[0] && day <= OUTAGE[1]) continue
      fired.set(day, [...(fired.get(day) ?? []), job])
      on.clock.now = at
      on.clock.at = dayOf(at)
      if (job === 'generate-deadlines')
        for (const [, one] of all) {
          if (random() < 0.01) await handOver(one, day)
          if (day === MOVED) await move(one)
        }
      on.messages.splice(0)
      on.mails.splice(0)
      await dispatch(job, day, on.platform)
      await Promise.all(on.messages.map(message => work(message, on.platform)))
      if (job === 'generate-deadlines') continue

      await Promise.all(
        [...all].map(async ([code, one]) => {
          const rows = await existing(one, day)
          const mails = on.mails.filter(({ about }) => about?.municipality === code)
          expect(new Set(mails.map(({ to }) => to)).size, `${day}: one digest each`).toBe(mails.length)
          const said = mails.flatMap(({ about, text }) => saidIn(text, titles).map(line => `${about!.person}: ${line}`))
          expect(said.toSorted(), `${code} ${day}`).toEqual(isOff(day) ? [] : dueToday(one, rows, day))
          told += said.length
          // Each is done some day, before its day, after it, or never.
          for (const d of rows) {
            const key = `${d.year} ${deadlineId(d)}`
            if (!one.fate.has(key)) one.fate.set(key, Math.floor(random() * 40) - 25)
            if (d.state !== 'open' || daysBetween(d.day, day) !== one.fate.get(key)) continue
            await one.of.data.deadlines.of(d.year).save(d, { ...d, state: 'done', doneBy: 'owner', doneOn: day })
          }
          if (!day.endsWith('-01')) return
          const year = Number(day.slice(0, 4))
          const wanted = [year - 1, year, year + 1].flatMap(y =>
            [...one.days].map(([id, on]) => `${y} ${id} ${rolled(`${y}-${on}`)}`),
          )
          const near = rows.filter(d => d.year >= year - 1)
          const there = near.map(d => `${d.year} ${d.rule} ${d.day}`)
          const name = (row: string) => row.split(' ').slice(0, 2).join(' ')
          expect(there.map(name).toSorted(), `${code} ${day}: one of each`).toEqual(wanted.map(name).toSorted())
          const open = near.filter(({ state }) => state === 'open').map(d => `${d.year} ${d.rule} ${d.day}`)
          expect(
            open.filter(row => !wanted.includes(row)),
            `${code} ${day}: on its day`,
          ).toEqual([])
        }),
      )
    }
    const days = [...fired.keys()]
    expect(days.length).toBe(daysBetween(dayOf(FROM), dayOf(TO)) - 7)
    expect(days).toContain('2028-02-29')
    for (const [day, names] of fired) expect(names, day).toEqual(['generate-deadlines', 'send-reminders'])
    expect(told).toBeGreaterThan(many * 40)
  },
)
