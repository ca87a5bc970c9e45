import { expect, test } from 'vitest'
import { giveUp, work } from '#functions/jobs/index.ts'
import type { Message } from '#functions/platform/queue.ts'
import { readIn, sent, sieFile, worked } from '../http/ledger-file.ts'
import { fault, faulty } from '../table.ts'
import { machine, town, type Town } from '../town.ts'

const file = sieFile([
  ['20260115', '6420', '4711', 1000],
  ['20260215', '6550', '4711', 200],
])
const isWrite = ({ constructor: { name } }: { constructor: { name: string } }) => /Write|Update/.test(name)

/** A file that waits to be read in for good; answers the message that asks for it. */
async function asked(of: Town): Promise<Message> {
  const id = await sent(of, file)
  const { body } = await of.as('controller')('GET', `/ledgers/${id}`)
  const entity = body.entities[0].id
  const uses = body.accounts.map((a: { account: string; use: string; costKind?: string }) => ({
    ...{ entity, from: a.account, to: a.account, use: a.use, costKind: a.costKind },
  }))
  await of.as('controller')('POST', `/ledgers/${id}/apply`, { entity, year: 2026, from: 1, to: 2, uses })
  return of.messages.shift()!
}
async function seen(of: Town) {
  const { sums, unallocated, totals } = (await of.as('reader')('GET', '/costs/2026')).body
  const { rules, uses } = (await of.as('reader')('GET', '/placing')).body
  return {
    sums,
    unallocated,
    totals,
    rules,
    uses: uses.map(({ from, use }: { from: string; use: string }) => [from, use]),
  }
}

test('a worker that is killed at any write leaves all or nothing, and the next one gets to the same end', async () => {
  const on = await machine()
  const whole = await town({ on, municipality: '9100' })
  const message = await asked(whole)
  const before = await seen(whole)
  let writes = 0
  const counting = faulty(on.platform.table, { before: command => void (isWrite(command) && writes++) })
  await work(message, { ...on.platform, table: counting })
  const expected = await seen(whole)
  expect(expected.unallocated).toBe(120_000)
  expect(writes).toBeGreaterThan(1)
  for (let n = 0; n < writes; n++) {
    const of = await town({ on, municipality: String(9101 + n) })
    const mine = await asked(of)
    let at = 0
    const killed = faulty(on.platform.table, {
      before(command) {
        if (isWrite(command) && at++ === n) throw fault('killed')
      },
    })
    await work(mine, { ...on.platform, table: killed }).catch(() => {})
    const half = await seen(of)
    if (half.sums !== undefined) expect(half, `killed at write ${n}`).toEqual(expected)
    else expect(half, `killed at write ${n}`).toEqual(before)
    await work(mine, on.platform)
    expect(await seen(of), `killed at write ${n}`).toEqual(expected)
  }
})

test('two workers with the same file, and the same message twice, count it once', async () => {
  const of = await town()
  const message = await asked(of)
  await Promise.allSettled([work(message, of.platform), work(message, of.platform)])
  await work(message, of.platform)
  expect((await of.as('reader')('GET', '/costs/2026')).body).toMatchObject({ unallocated: 120_000 })
})

test('work that has failed for good leaves nothing, and whoever waits is told', async () => {
  const of = await town()
  const message = await asked(of)
  await giveUp(message, of.platform)
  const id = message.item!.split('#')[0]
  const { body } = await of.as('controller')('GET', `/ledgers/${id}`)
  expect(body).toMatchObject({ state: 'read', problem: { type: 'import_gave_up' } })
  expect((await of.as('reader')('GET', '/costs/2026')).body.sums).toBeUndefined()
})

test('a rule that is saved while a file is read in is not lost', async () => {
  const of = await town()
  const message = await asked(of)
  const { body } = await of.as('controller')('GET', '/placing')
  const rule = { id: 'r', parts: [{ dimension: '1', from: '4711', to: '4711' }], to: { object: 'fo1' } }
  await Promise.allSettled([
    work(message, of.platform),
    of.as('controller')('PUT', '/placing', { rules: [rule], uses: [] }, { 'If-Match': `"${body.revision}"` }),
  ])
  await work(message, of.platform)
  await worked(of)
  const { rules } = (await of.as('controller')('GET', '/placing')).body
  const page = (await of.as('controller')('GET', '/costs/2026')).body
  expect(page).toMatchObject(
    rules.length > 0 ? { unallocated: 0, totals: { actual: 120_000 } } : { unallocated: 120_000 },
  )
})

test('files of two legal entities count beside each other', async () => {
  const of = await town()
  const { body } = await of.as('controller')('GET', '/placing')
  const own = body.entities[0]
  const before = await of.data.economy.now(await of.data.tenant.get())
  await of.data.economy.put(before, {
    ...before,
    entities: [own, { id: 'bolag', name: 'Bostads AB', chart: 'bas', parts: [], sign: -1 }],
  })
  await readIn(of, file)
  const uses = ['1930', '6420', '6550'].map(account => ({
    ...{ entity: 'bolag', from: account, to: account, use: account === '1930' ? 'notIt' : 'kind' },
    ...(account !== '1930' && { costKind: 'licences' }),
  }))
  await readIn(of, file, { entity: 'bolag', uses })
  // The company's file has the opposite sign.
  expect((await of.as('reader')('GET', '/costs/2026')).body).toMatchObject({ unallocated: 0, sums: { rows: 8 } })
})
