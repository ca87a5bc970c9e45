import { expect, test } from 'vitest'
import { dataFor } from '#functions/data/index.ts'
import type { Table } from '#functions/data/table.ts'
import { work } from '#functions/jobs/index.ts'
import { deliver } from '#functions/jobs/outbox.ts'
import { sendReminders } from '#functions/jobs/send-reminders.ts'
import { addDays } from '#shared/day.ts'
import { Deadline } from '#shared/deadlines.ts'
import { isWorkingDay } from '#shared/holidays.ts'
import { fault, faulty } from '../table.ts'
import { town, type Town } from '../town.ts'

const deadline = (of: Partial<Deadline>): Deadline =>
  Deadline.parse({
    ...{ rule: 'r', scope: 'fo1', period: '2026', year: 2026, title: 'Lämna uppföljning', day: '2026-09-25' },
    ...{ holder: { level: 'leading', side: 'business' }, action: 'followup', state: 'open', remind: [30, 7], ...of },
  })
const add = (of: Town, ...all: Partial<Deadline>[]) =>
  Promise.all(all.map(d => of.data.deadlines.of(2026).create(deadline(d))))
const dataOn = (of: Town, table: Table = of.platform.table) =>
  dataFor({ kind: 'job', municipality: of.municipality, job: 'send-reminders' }, { ...of.platform, table })
const run = (of: Town, day = '2026-09-14') => sendReminders(dataOn(of), day, of.platform)
const to = ({ mails }: Town) => mails.map(mail => mail.to.split('-')[0]).toSorted()

test('the holder gets one digest with everything that is due, and no second one that day or about the same', async () => {
  const of = await town()
  await add(of, {}, { rule: 'late', title: 'Bekräfta prognos', day: '2026-09-11' }, { rule: 'far', day: '2026-12-24' })
  await run(of)
  await run(of)
  expect(to(of)).toEqual(['leader'])
  expect(of.mails[0]).toMatchObject({ subject: 'Järnkoll 2026-09-14: att göra' })
  expect(of.mails[0]!.text).toContain('Bekräfta prognos')
  await run(of, '2026-09-15')
  expect(of.mails).toHaveLength(1)
  await run(of, '2026-09-18')
  // What is late since a week is told to the owner too.
  expect(to(of)).toEqual(['leader', 'leader', 'owner'])
  expect(await of.data.mail.waiting()).toEqual([])
})

test('nobody is written to on a Saturday, a Sunday or a holiday; Monday tells it', async () => {
  const of = await town()
  await add(of, {})
  for (const day of ['2026-09-19', '2026-09-20', '2026-12-25']) await run(of, day)
  expect(of.mails).toEqual([])
  await run(of, '2026-09-21')
  expect(to(of)).toEqual(['leader'])
})

test('what is late for a week is told to the owner', async () => {
  const of = await town()
  await add(of, { day: '2026-09-07' })
  await run(of)
  expect(to(of)).toEqual(['leader', 'owner'])
  const { text } = of.mails.find(mail => mail.to.startsWith('owner'))!
  expect(text).toContain('Ansvarar: leader 9981')
  expect(text).toContain('http://localhost:4280/9981/others')
})

test('nothing goes to who has left, is no member, has switched it off, or has an address that takes no mail', async () => {
  const of = await town()
  await add(of, { day: '2026-09-07' })
  const leader = await of.data.people.get('leader')
  const choose = (choices: object) => of.data.mail.choices.create({ person: 'owner', off: [], ...choices })
  await of.data.people.save(leader, { ...leader, lastDay: '2026-09-13' })
  // The vacancy falls to the owner.
  await choose({ off: ['overdue', 'escalations'] })
  await run(of)
  expect(of.mails).toEqual([])
  const chosen = await of.data.mail.choices.get('owner')
  const bounced = { address: 'Owner-9981@kommun.example', on: '2026-09-01', why: 'bounced' as const }
  const saved = await of.data.mail.choices.save(chosen, { person: 'owner', off: [], bounced })
  await run(of, '2026-09-15')
  expect(of.mails).toEqual([])
  await of.data.mail.choices.save(saved, { person: 'owner', off: [] })
  const member = await of.data.members.get('owner')
  await of.data.members.remove(member)
  await run(of, '2026-09-16')
  expect(of.mails).toEqual([])
})

test('a letter to who has left since it was written never leaves', async () => {
  const of = await town()
  await of.data.mail.tell(undefined, { person: 'leader', day: '2026-09-14', told: {} }, [
    ...of.data.mail.writes({ person: 'leader', kind: 'digest', subject: 's', text: 't' }, 'h', 9_999_999_999),
  ])
  const leader = await of.data.people.get('leader')
  await of.data.people.save(leader, { ...leader, lastDay: '2026-09-13' })
  await deliver(dataOn(of), '2026-09-14', of.platform)
  expect(of.mails).toEqual([])
  expect(await of.data.mail.waiting()).toEqual([])
})

test('a mail that could not be sent is sent by the next try, and only a crash between leaving and striking sends it twice', async () => {
  const of = await town()
  await add(of, {})
  of.clock.now = new Date('2026-09-14T05:00:00Z')
  const broken = { ...of.platform, sendMail: () => Promise.reject(fault('no mail')) }
  await expect(sendReminders(dataOn(of), '2026-09-14', broken)).rejects.toThrow('no mail')
  const unstruck = faulty(of.platform.table, {
    before: command => {
      if (JSON.stringify(command).includes('"Delete":{"Key":{"pk":"T#9981#OUT"')) throw fault('killed')
    },
  })
  await expect(sendReminders(dataOn(of, unstruck), '2026-09-14', of.platform)).rejects.toThrow('killed')
  expect(of.mails).toHaveLength(1)
  // Whoever died has it for a while; then it leaves again.
  await run(of)
  expect(of.mails).toHaveLength(1)
  of.clock.now = new Date('2026-09-14T05:30:00Z')
  await run(of)
  expect(of.mails).toHaveLength(2)
})

/** A fixed course of chance, so that a failure can be seen again. */
const chance = (seed: number) => () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return seed / 2 ** 32
}

test(
  'over weeks of two workers, crashes at any write and changes in between: one digest a day at most, everything that is due once, nothing of what is done',
  { timeout: 600_000 },
  async () => {
    const of = await town()
    const random = chance(20260914)
    const pick = <T>(all: T[]): T => all[Math.floor(random() * all.length)]!
    const deadlines = of.data.deadlines.of(2026)
    for (let i = 0; i < 14; i++)
      await add(of, {
        ...{ rule: `r${i}`, title: `Uppgift ${i}.`, day: addDays('2026-09-10', Math.floor(random() * 40)) },
        holder: { level: pick(['leading', 'deciding', 'operative'] as const), side: 'business' },
        remind: pick([[], [7], [14, 3]]),
      })
    const days = Array.from({ length: 35 }, (_, n) => addDays('2026-09-14', n))
    const mailed: { day: string; to: string; text: string }[] = []
    const closed = new Map<string, string>()
    of.platform.sendMail = async ({ to, text }) => void mailed.push({ day: of.clock.at, to, text })
    for (const day of days) {
      of.clock.at = day
      of.clock.now = new Date(`${day}T05:00:00Z`)
      const open = (await deadlines.list()).filter(d => d.state === 'open')
      const change = pick(open)
      if (change && random() < 0.4) {
        const act = random()
        if (act < 0.4) closed.set(change.title, day)
        await deadlines.save(change, {
          ...change,
          ...(act < 0.4
            ? { state: act < 0.2 ? ('done' as const) : ('waived' as const) }
            : act < 0.7
              ? { day: addDays(change.day, 9), movedByHand: true }
              : { delegatedTo: 'specialist' }),
        })
      }
      // Each worker may be killed at any of its writes, but for the one that strikes what has left.
      const killed = () => {
        let left = Math.floor(random() * 8)
        return faulty(of.platform.table, {
          before: command => {
            const striking = JSON.stringify(command).includes('"Delete":{"Key":{"pk":"T#9981#OUT"')
            if (command.constructor.name === 'TransactWriteCommand' && !striking && left-- <= 0) throw fault('killed')
          },
        })
      }
      await Promise.allSettled([1, 2].map(() => sendReminders(dataOn(of, killed()), day, of.platform)))
      // The queue brings it again until it is done.
      of.clock.now = new Date(`${day}T05:30:00Z`)
      await Promise.all([1, 2].map(() => sendReminders(dataOn(of), day, of.platform)))
    }
    expect(mailed.length).toBeGreaterThan(10)
    const perDay = mailed.map(({ day, to }) => `${day} ${to}`)
    expect(new Set(perDay).size).toBe(perDay.length)
    for (const { day, text } of mailed) {
      expect(isWorkingDay(day)).toBe(true)
      for (const [title, from] of closed) if (day >= from) expect(text).not.toContain(title)
    }
    // The same line, with its date and how far away it is, has not been told twice to anyone.
    const told = mailed.flatMap(({ to, text }) =>
      [...text.matchAll(/^- (.*Uppgift.*)$/gm)].map(([, line]) => `${to} ${line}`),
    )
    expect(new Set(told).size).toBe(told.length)
    // Whoever holds what is late has been told so.
    for (const d of (await deadlines.list()).filter(d => d.state === 'open' && d.day < '2026-10-16')) {
      const holder = d.holder.level === 'leading' ? 'leader' : d.holder.level === 'deciding' ? 'owner' : 'specialist'
      expect(
        mailed.some(
          mail => mail.to.startsWith(holder) && mail.text.includes(`${d.day} `) && mail.text.includes(d.title),
        ),
        d.title,
      ).toBe(true)
    }
    expect(await of.data.mail.waiting()).toEqual([])
  },
)

test('a suspended municipality sends nothing', async () => {
  const of = await town()
  await add(of, {})
  const tenant = await of.data.tenant.get()
  await of.data.tenant.save(tenant, { ...tenant, state: 'suspended' })
  await work({ job: 'send-reminders', scope: of.municipality, day: '2026-09-14' }, of.platform)
  expect(of.mails).toEqual([])
})
