import { FollowUp } from '#shared/followups.ts'
import { expect, test } from 'vitest'
import { dataFor } from '#functions/data/index.ts'
import type { Table } from '#functions/data/table.ts'
import { tenantsOf } from '#functions/data/tenants.ts'
import { generateDeadlines } from '#functions/jobs/generate-deadlines.ts'
import { dispatch, work } from '#functions/jobs/index.ts'
import { Contract } from '#shared/contracts.ts'
import { deadlineId } from '#shared/deadlines.ts'
import { presetModel } from '#shared/presets/model.ts'
import { presetObjects } from '#shared/presets/objects.ts'
import { presetWheel } from '#shared/presets/wheel.ts'
import { fault, faulty } from '../table.ts'
import { machine, town, type Machine, type Town } from '../town.ts'

const rows = async (of: Pick<Town, 'data'>) => [
  ...(await of.data.deadlines.of(2026).list()),
  ...(await of.data.deadlines.of(2027).list()),
]
const plain = (all: Awaited<ReturnType<typeof rows>>) => all.map(({ revision: _, ...d }) => d)
const dataOn = (of: Pick<Town, 'municipality' | 'platform'>, table: Table) =>
  dataFor({ kind: 'job', municipality: of.municipality, job: 'test' }, { ...of.platform, table })

test('a second run of the same day writes nothing', async () => {
  const of = await town()
  expect(await generateDeadlines(of.data, '2026-09-14')).toBeGreaterThan(20)
  const first = await rows(of)
  let writes = 0
  const counting = faulty(of.platform.table, {
    before: ({ constructor }) => void (constructor.name === 'TransactWriteCommand' && writes++),
  })
  expect(await generateDeadlines(dataOn(of, counting), '2026-09-14')).toBe(0)
  expect(writes).toBe(0)
  expect(await rows(of)).toEqual(first)
})

/** A small municipality: one object and half a wheel. */
async function small(municipality: string, on: Machine) {
  const data = dataFor({ kind: 'job', municipality, job: 'test' }, on.platform)
  const named = { municipality, name: 'Liten', officialName: 'Liten kommun' }
  const figures = { population: 1_000, fullTimeEquivalents: 80, employees: 90 }
  await data.tenant.create({
    ...{ ...named, ...figures, state: 'active', demo: false, openToAll: true, openDomains: [], publicFields: [] },
    createdOn: '2026-01-01',
  })
  await data.model.create(presetModel('light'))
  await data.wheels.create(presetWheel('light', 2026))
  const [object] = presetObjects('light', () => 'fo1')
  for (const id of ['fo1', 'fo2', 'fo3'])
    await data.objects.create({ ...object!, id, code: id, name: id, since: '2026-01-01' })
  return { ...on, municipality, data }
}

/** The same whose wheel has just changed: the next run creates, moves and removes. */
async function changed(municipality: string, on: Machine) {
  const of = await small(municipality, on)
  await generateDeadlines(of.data, '2026-09-14')
  const wheel = await of.data.wheels.get(2026)
  const [, moved, ...rest] = wheel.events
  const added = { ...moved!, id: 'added', name: 'Ny händelse', day: '11-11' }
  await of.data.wheels.save(wheel, { ...wheel, events: [{ ...moved!, day: '05-05' }, ...rest, added] })
  return of
}

const isWrite = ({ constructor }: { constructor: { name: string } }) => constructor.name === 'TransactWriteCommand'

/** The table of a process that is killed: so many writes are done, the last one perhaps without an answer. */
function dying(table: Table, writes: number, answered: boolean): Table {
  let begun = 0
  return faulty(table, {
    before: command => {
      if (isWrite(command) && ++begun > writes) throw fault('killed')
    },
    after: command => {
      if (isWrite(command) && !answered && begun >= writes) throw fault('killed')
    },
  })
}

test.each([
  ['the first run', small],
  ['a run after a change of the wheel', changed],
])('%s, killed at any write and run again, leaves the same rows', async (_, prepare) => {
  const on = await machine()
  const whole = await prepare('9100', on)
  let total = 0
  const counting = faulty(on.platform.table, { before: command => void (isWrite(command) && total++) })
  expect(await generateDeadlines(dataOn(whole, counting), '2026-09-15')).toBeGreaterThan(5)
  const expected = plain(await rows(whole))
  for (let n = 0; n < total; n++)
    for (const answered of [true, false]) {
      const of = await prepare(String(9101 + 2 * n + Number(answered)), on)
      const killed = dying(on.platform.table, answered ? n : n + 1, answered)
      await expect(generateDeadlines(dataOn(of, killed), '2026-09-15')).rejects.toThrow('killed')
      await generateDeadlines(of.data, '2026-09-15')
      expect(plain(await rows(of)), `killed at write ${n}`).toEqual(expected)
      expect(await generateDeadlines(of.data, '2026-09-15')).toBe(0)
    }
})

test.each([
  ['nothing', small],
  ['an earlier wheel', changed],
])('two workers that begin at once from %s agree', async (_, prepare) => {
  const on = await machine()
  const [of, alone] = [await prepare('9101', on), await prepare('9102', on)]
  await generateDeadlines(alone.data, '2026-09-15')
  await Promise.all([1, 2].map(() => generateDeadlines(of.data, '2026-09-15')))
  expect(plain(await rows(of))).toEqual(plain(await rows(alone)))
  expect(await generateDeadlines(of.data, '2026-09-15')).toBe(0)
})

test('a moved wheel date moves the same rows; done and hand-moved ones stay', async () => {
  const of = await town()
  await generateDeadlines(of.data, '2026-09-14')
  const before = await rows(of)
  const mine = of.data.deadlines.of(2026)
  const done = before.find(d => d.rule === 'followup-t1')!
  await mine.save(done, { ...done, state: 'done' })
  const byHand = before.find(d => d.rule === 'plan-approve' && d.year === 2026)!
  await mine.save(byHand, { ...byHand, day: '2026-12-01', movedByHand: true })

  const wheel = await of.data.wheels.get(2026)
  const day: Record<string, string> = { 'followup-t1': '05-15', 'followup-t2': '10-02', 'plan-approve': '11-20' }
  await of.data.wheels.save(wheel, { ...wheel, events: wheel.events.map(e => ({ ...e, day: day[e.id] ?? e.day })) })
  await generateDeadlines(of.data, '2026-09-15')

  const after = new Map((await rows(of)).map(d => [`${d.year}${deadlineId(d)}`, d]))
  expect([...after.keys()].toSorted()).toEqual(before.map(d => `${d.year}${deadlineId(d)}`).toSorted())
  expect(after.get(`2026${deadlineId(done)}`)).toMatchObject({ state: 'done', day: done.day })
  expect(after.get(`2026${deadlineId(byHand)}`)).toMatchObject({ day: '2026-12-01' })
  expect([...after.values()].find(d => d.rule === 'followup-t2' && d.year === 2026)).toMatchObject({
    day: '2026-10-02',
  })
})

test('a row that a person changed meanwhile is left, and the others of the same write are made', async () => {
  const of = await town()
  await generateDeadlines(of.data, '2026-09-14')
  const [mine, ...others] = (await of.data.deadlines.of(2027).list()).filter(d => d.rule !== 'plan-open')
  const wheel = await of.data.wheels.get(2026)
  await of.data.wheels.save(wheel, {
    ...wheel,
    events: wheel.events.map(e => ({ ...e, name: `${e.name}, nytt namn` })),
  })
  let first = true
  const racing = faulty(of.platform.table, {})
  const table: Table = {
    ...racing,
    send: async command => {
      if (first && isWrite(command)) {
        first = false
        await of.data.deadlines.of(2027).save(mine!, { ...mine!, state: 'waived' })
      }
      return racing.send(command)
    },
  }
  await generateDeadlines(dataOn(of, table), '2026-09-15')
  const after = new Map((await of.data.deadlines.of(2027).list()).map(d => [deadlineId(d), d]))
  expect(after.get(deadlineId(mine!))).toMatchObject({ state: 'waived', title: mine!.title })
  for (const d of others) expect(after.get(deadlineId(d))!.title).toBe(`${d.title}, nytt namn`)
})

test('what needs a report is done by itself when it is there, and open again when it is taken back', async () => {
  const of = await town()
  const T1 = async () => (await of.data.deadlines.of(2026).list()).find(d => d.rule === 'followup-t1')!
  const reports = of.data.followUps(2026)
  await generateDeadlines(of.data, '2026-05-02')
  expect(await T1()).toMatchObject({ state: 'open', needs: 'report' })
  const followUp = { object: 'fo1', year: 2026, period: 'T1', status: 'ok', comment: '' } as const
  const saved = await reports.create(FollowUp.parse({ ...followUp, submittedOn: '2026-05-20' }))
  await generateDeadlines(of.data, '2026-05-21')
  expect(await T1()).toMatchObject({ state: 'done', fulfilled: true, doneOn: '2026-05-20' })
  const { revision: _, submittedOn: _on, ...back } = saved
  await reports.save(saved, back)
  await generateDeadlines(of.data, '2026-05-22')
  expect((await T1()).state).toBe('open')
})

test('a contract’s last notice day, and its end, are deadlines of its owner', async () => {
  const of = await town()
  const contract = { id: 'c1', name: 'Avtal om Procapita', owner: 'owner', end: '2027-03-31', noticeMonths: 6 }
  await of.data.contracts.create(Contract.parse(contract))
  await generateDeadlines(of.data, '2026-09-14')
  const mine = (await rows(of)).filter(d => d.source === 'contract').map(d => [d.rule, d.day, d.person, d.remind])
  expect(mine.toSorted()).toEqual([
    ['contract-end', '2027-03-31', 'owner', [365, 180, 90]],
    ['contract-notice', '2026-09-30', 'owner', [365, 180, 90]],
  ])
})

test('late is as good as in time: a run a week later gives the rows of daily runs', async () => {
  const [daily, late] = [await town(), await town()]
  for (let day = 14; day <= 21; day++) await generateDeadlines(daily.data, `2026-09-${day}`)
  await generateDeadlines(late.data, '2026-09-21')
  expect(plain(await rows(late))).toEqual(plain(await rows(daily)))
})

test('the queue carries one message for each municipality, and each is done in its own', async () => {
  const on = await machine()
  const towns = [await town({ municipality: '9981', on }), await town({ municipality: '9982', on })]
  expect(await dispatch('generate-deadlines', '2026-09-14', on.platform)).toBe(2)
  expect(on.messages.map(m => m.scope).toSorted()).toEqual(['9981', '9982'])
  for (const message of [...on.messages, on.messages[0]!]) await work(message, on.platform)
  for (const of of towns) expect((await rows(of)).length).toBeGreaterThan(20)
  const marks = await tenantsOf(on.platform).marks('generate-deadlines', '2026-09-14')
  expect(marks.map(m => m.municipality)).toEqual(['9981', '9982'])
})

test('a suspended municipality gets no deadlines', async () => {
  const of = await town()
  const tenant = await of.data.tenant.get()
  await of.data.tenant.save(tenant, { ...tenant, state: 'suspended' })
  await work({ job: 'generate-deadlines', scope: of.municipality, day: '2026-09-14' }, of.platform)
  expect(await rows(of)).toEqual([])
})
