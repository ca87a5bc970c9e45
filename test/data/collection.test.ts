import { expect, test } from 'vitest'
import type { PersonActor } from '#shared/actor.ts'
import { ManagedObject } from '#shared/objects.ts'
import { Refusal } from '#shared/refusal.ts'
import { dataFor } from '#functions/data/index.ts'
import type { Table } from '#functions/data/table.ts'
import { fault, faulty, freshTable, onePerPage } from '../table.ts'

const actor = (municipality: string, person = 'per1'): PersonActor => ({
  kind: 'person',
  municipality,
  person,
  name: person === 'per1' ? 'Karin Wallin' : 'Anna Lind',
  accountRoles: ['modelAdmin'],
  held: [],
  openToAll: true,
})
const clockAt = (at: { now: string }) => ({ now: () => new Date(at.now), today: () => at.now.slice(0, 10) })
const dataIn = (table: Table, municipality = '9901', at = { now: '2026-09-14T08:00:00Z' }, person?: string) =>
  dataFor(actor(municipality, person), { table, clock: clockAt(at), files: undefined as never })
const object = (id: string, change: Partial<ManagedObject> = {}) =>
  ManagedObject.parse({ id, code: `FO-${id}`, name: `Objekt ${id}`, ...change })
const reason = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    e => (e instanceof Refusal ? e.reason : String(e)),
  )

test('what is created can be read, with its revision', async () => {
  const { objects } = dataIn(await freshTable())
  expect(await objects.create(object('a'))).toMatchObject({ code: 'FO-a', revision: 1 })
  expect(await objects.list()).toHaveLength(1)
  expect(await objects.find('b')).toBeUndefined()
})

test('creating asserts absence', async () => {
  const { objects } = dataIn(await freshTable())
  await objects.create(object('a'))
  expect(await reason(objects.create(object('a', { code: 'X', name: 'Y' })))).toBe('stale')
})

test('an update names the revision it read; the second of two is stale and gets the current state', async () => {
  const { objects } = dataIn(await freshTable())
  const before = await objects.create(object('a'))
  await objects.save(before, { ...before, purpose: 'Först' })
  const late = await objects.save(before, { ...before, purpose: 'Sent' }).catch(e => e as Refusal<'stale'>)
  expect(late).toMatchObject({ reason: 'stale', params: { current: { purpose: 'Först', revision: 2 } } })
})

test('an update of something removed is not found, not stale', async () => {
  const { objects } = dataIn(await freshTable())
  const before = await objects.create(object('a'))
  await objects.remove(before)
  expect(await reason(objects.save(before, { ...before, purpose: 'x' }))).toBe('not_found')
})

test('a unique value is taken by one, and free again when it is renamed or removed', async () => {
  const { objects } = dataIn(await freshTable())
  const a = await objects.create(object('a'))
  expect(await reason(objects.create(object('b', { code: 'fo-A' })))).toBe('value_taken')
  const renamed = await objects.save(a, { ...a, code: 'FO-99' })
  const b = await objects.create(object('b', { code: 'FO-a' }))
  expect(await reason(objects.save(b, { ...b, code: 'fo-99' }))).toBe('value_taken')
  await objects.remove(renamed)
  expect(await objects.save(b, { ...b, code: 'FO-99' })).toMatchObject({ code: 'FO-99' })
})

test('a municipality may use a code that another uses', async () => {
  const table = await freshTable()
  await dataIn(table, '9901').objects.create(object('a'))
  await dataIn(table, '9902').objects.create(object('a'))
  expect(await dataIn(table, '9902').objects.list()).toHaveLength(1)
})

test('history tells who changed what from and to, and merges one person’s changes within ten minutes', async () => {
  const table = await freshTable()
  const at = { now: '2026-09-14T08:00:00Z' }
  const { objects, history } = dataIn(table, '9901', at)
  let a = await objects.create(object('a'))
  for (const purpose of ['V', 'Vå', 'Vård']) a = await objects.save(a, { ...a, purpose })
  at.now = '2026-09-14T09:00:00Z'
  a = await objects.save(a, { ...a, unit: 'Socialförvaltningen' })
  a = await dataIn(table, '9901', at, 'per2').objects.save(a, { ...a, unit: 'Vård' })
  await objects.remove(a)
  expect((await history.all('object#a')).map(h => [h.name, h.action, h.changes])).toEqual([
    ['Karin Wallin', 'removed', {}],
    ['Anna Lind', 'changed', { unit: ['Socialförvaltningen', 'Vård'] }],
    ['Karin Wallin', 'changed', { unit: ['', 'Socialförvaltningen'] }],
    ['Karin Wallin', 'changed', { purpose: ['', 'Vård'] }],
    ['Karin Wallin', 'created', expect.objectContaining({ code: [null, 'FO-a'] })],
  ])
})

test('what one person changes and takes back within ten minutes leaves no line, and what follows does', async () => {
  const at = { now: '2026-09-14T08:00:00Z' }
  const { objects, history } = dataIn(await freshTable(), '9901', at)
  let a = await objects.create(object('a'))
  for (const purpose of ['Vård', '']) a = await objects.save(a, { ...a, purpose })
  expect((await history.all('object#a')).map(({ action }) => action)).toEqual(['created'])
  await objects.save(a, { ...a, unit: 'Vård' })
  expect((await history.page('object#a', 1)).items).toMatchObject([
    { action: 'changed', changes: { unit: ['', 'Vård'] } },
  ])
})

test('pages of a history follow each other without a line twice or left out, however changes were merged', async () => {
  const at = { now: '2026-09-14T08:00:00Z' }
  const { objects, history } = dataIn(await freshTable(), '9901', at)
  let a = await objects.create(object('a'))
  for (let i = 0; i < 12; i++) {
    at.now = `2026-09-14T${String(9 + i)}:00:00Z`.replace('T9', 'T09')
    for (const purpose of i === 5 ? ['x', a.purpose] : [`${i}`, `${i}.`]) a = await objects.save(a, { ...a, purpose })
  }
  const all = await history.all('object#a')
  expect(all).toHaveLength(12)
  const shown = []
  for (let more = true; more;) {
    const page = await history.page('object#a', 5, shown.at(-1)?.moment)
    shown.push(...page.items)
    more = page.more
  }
  expect(shown).toEqual(all)
})

test('a repeated request with the same idempotency key makes one entity', async () => {
  const { objects } = dataIn(await freshTable())
  const first = await objects.create(object('a'), 'key-1')
  const again = await objects.create(object('b', { code: 'FO-a', name: 'Objekt a' }), 'key-1')
  expect(again).toEqual(first)
  expect(await objects.list()).toHaveLength(1)
})

test('pages follow each other to the end by their cursors', async () => {
  const { objects } = dataIn(await freshTable())
  for (const id of 'abcde') await objects.create(object(id))
  const seen: string[] = []
  let next: string | undefined
  do {
    const page = await objects.page(2, next)
    seen.push(...page.items.map(o => o.id))
    next = page.next
  } while (next)
  expect(seen.join('')).toBe('abcde')
})

test('a cursor of another list or municipality is refused', async () => {
  const table = await freshTable()
  const mine = dataIn(table, '9901')
  const theirs = dataIn(table, '9902')
  for (const id of 'abc') await theirs.objects.create(object(id))
  const { next } = await theirs.objects.page(1)
  expect(await reason(mine.objects.page(1, next))).toBe('bad_cursor')
  expect(await reason(theirs.systems.page(1, next))).toBe('bad_cursor')
  expect(await reason(mine.objects.page(1, 'nonsense'))).toBe('bad_cursor')
})

test('one item a page changes nothing in a list', async () => {
  const table = await freshTable()
  const { objects } = dataIn(table)
  for (const id of 'abc') await objects.create(object(id))
  expect(await dataIn(onePerPage(table)).objects.list()).toEqual(await objects.list())
})

test('a commit whose answer was lost is not done twice', async () => {
  const table = await freshTable()
  let lost = 0
  const flaky = faulty(table, {
    after: ({ constructor }) => {
      if (constructor.name === 'TransactWriteCommand' && lost++ === 0) throw fault('TimeoutError')
    },
  })
  expect(await dataIn(flaky).objects.create(object('a'))).toMatchObject({ revision: 1 })
  expect(lost).toBe(2)
})

test('throttling and conflicts that pass are tried again; those that last are busy, and nothing is written', async () => {
  const table = await freshTable()
  for (const name of ['ThrottlingException', 'TransactionConflictException']) {
    let times = 2
    const passing = faulty(table, {
      before: () => {
        if (times-- > 0) throw fault(name)
      },
    })
    await dataIn(passing).objects.create(object(name.slice(0, 3)))
  }
  const lasting = faulty(table, {
    before: () => {
      throw fault('ThrottlingException')
    },
  })
  expect(await reason(dataIn(lasting).objects.create(object('b')))).toBe('busy')
  expect(await dataIn(table).objects.find('b')).toBeUndefined()
})

test('a cancelled transaction because of a conflict is tried again, not called stale', async () => {
  const table = await freshTable()
  let times = 1
  const flaky = faulty(table, {
    before: ({ constructor }) => {
      if (constructor.name === 'TransactWriteCommand' && times-- > 0)
        throw Object.assign(fault('TransactionCanceledException'), {
          CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }],
        })
    },
  })
  expect(await dataIn(flaky).objects.create(object('a'))).toMatchObject({ revision: 1 })
})

test('a row of another municipality that reaches the door is an error, not an answer', async () => {
  const table = await freshTable()
  await dataIn(table, '9902').objects.create(object('a'))
  const crossed: Table = {
    name: table.name,
    send: command => {
      const { input } = command as unknown as { input: { Key?: { pk: string } } }
      if (input.Key) input.Key.pk = 'T#9902'
      return table.send(command)
    },
  }
  await expect(dataIn(crossed, '9901').objects.find('a')).rejects.toThrow('not ours: T#9902')
})

test('what every account is, of a municipality and its companies, is held by one row, and so is the story of its change', async () => {
  const at = { now: '2026-09-14T08:00:00Z' }
  const { placing, history } = dataIn(await freshTable(), '9901', at)
  const uses = (use: 'kind' | 'notIt') =>
    Array.from({ length: 20_000 }, (_, i) => ({
      ...{ entity: `bolag-${i % 20}`, from: String(400_000 + i), to: String(400_000 + i), use },
      ...(use === 'kind' && { costKind: 'licences' }),
    }))
  const before = await placing.put(await placing.now(), { rules: [], uses: uses('kind') })
  at.now = '2026-09-15T08:00:00Z'
  await placing.put(before, { rules: [], uses: uses('notIt') })
  expect((await placing.now()).uses).toEqual(uses('notIt'))
  const [changed] = await history.all('placing')
  expect(changed!.changes.uses).toEqual([uses('kind'), uses('notIt')])
})
