import { expect, test } from 'vitest'
import { giveUp } from '#functions/jobs/index.ts'
import { town } from '../town.ts'
import { FILE, applied, choiceOf, seen, sent, worked } from './imported.ts'

test('what somebody has changed since it was looked over stops the file, names the rows, and keeps what was chosen', async () => {
  const t = await town()
  const ask = t.as('modelAdmin')
  await applied(t, await sent(t, FILE))
  const page = await sent(t, `${FILE.replace('300', '440')}\nLex;Secret object 9981;;I drift;många`)
  const more = { corrections: [{ row: 4, field: 'users', text: '9' }] }
  const looked = await seen(t, page, more)
  // One is changed, and one is gone, while the file is looked over.
  const systems = await t.data.systems.list()
  const procapita = systems.find(s => s.name === 'Procapita')!
  await t.data.systems.save(procapita, { ...procapita, users: 5 })
  await t.data.systems.remove(systems.find(s => s.name === 'Treserva')!)
  expect((await ask('POST', `/imports/${page.id}/apply`, { ...choiceOf(page, more), ...looked })).status).toBe(202)
  await worked(t)
  const now = (await ask('GET', `/imports/${page.id}`)).body
  expect(now).toMatchObject({
    ...{ state: 'read', changed: [2, 3], problem: { type: 'import_seen_changed' } },
    choice: more,
  })
  expect(now.problem.sv).toContain('2 rader har ändrats i registret sedan du granskade')
  expect((await t.data.systems.list()).map(s => [s.name, s.users])).toEqual([['Procapita', 5]])
  // Those that have changed are looked at first, as they are now.
  const { body } = await ask('POST', `/imports/${page.id}/preview`, choiceOf(page, more))
  expect(body.rows[1]).toMatchObject({ row: 3, changes: [{ field: 'users', from: { sv: '5' }, to: { sv: '440' } }] })
  expect(await applied(t, page, more)).toMatchObject({ state: 'done', counts: { created: 2, changed: 1 } })
})

test('who changes another field of a row meanwhile stops nothing', async () => {
  const t = await town()
  await applied(t, await sent(t, FILE))
  const page = await sent(t, FILE.replace('300', '440'))
  const looked = await seen(t, page)
  const procapita = (await t.data.systems.list()).find(s => s.name === 'Procapita')!
  await t.data.systems.save(procapita, { ...procapita, version: '7' })
  await t.as('modelAdmin')('POST', `/imports/${page.id}/apply`, { ...choiceOf(page), ...looked })
  await worked(t)
  expect((await t.data.systems.get(procapita.id)).users).toBe(440)
  expect((await t.data.systems.get(procapita.id)).version).toBe('7')
})

test('work that fails for good leaves nothing, says so, and can be asked for again', async () => {
  const t = await town()
  const ask = t.as('modelAdmin')
  const bytes = new TextEncoder().encode(FILE)
  const { body: made } = await ask('POST', '/imports', { kind: 'systems', fileName: 'a.csv', size: bytes.length })
  await t.platform.files.put(String(made.upload).replace('/files/', ''), bytes)
  await ask('POST', `/imports/${made.id}/read`)
  await giveUp(t.messages.splice(0)[0]!, t.platform)
  expect((await ask('GET', `/imports/${made.id}`)).body).toMatchObject({
    state: 'failed',
    problem: { type: 'import_gave_up' },
  })
  expect((await ask('POST', `/imports/${made.id}/read`)).status).toBe(202)
  await worked(t)
  const page = (await ask('GET', `/imports/${made.id}`)).body
  await ask('POST', `/imports/${page.id}/apply`, { ...choiceOf(page), ...(await seen(t, page)) })
  await giveUp(t.messages.splice(0)[0]!, t.platform)
  expect((await ask('GET', `/imports/${page.id}`)).body).toMatchObject({
    state: 'read',
    problem: { type: 'import_gave_up' },
  })
  expect(await applied(t, page)).toMatchObject({ state: 'done', counts: { created: 2 } })
  await ask('POST', `/imports/${page.id}/undo`)
  await giveUp(t.messages.splice(0)[0]!, t.platform)
  expect((await ask('GET', `/imports/${page.id}`)).body).toMatchObject({
    state: 'done',
    problem: { type: 'import_gave_up' },
  })
})
