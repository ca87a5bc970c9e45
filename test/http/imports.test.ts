import { expect, test } from 'vitest'
import { town } from '../town.ts'
import { FILE, applied, choiceOf, sent, worked } from './imported.ts'

test('a file is read, its columns are guessed, and nothing is in the register before it is asked for', async () => {
  const t = await town()
  const page = await sent(t, FILE)
  expect(page).toMatchObject({
    state: 'read',
    headingRow: 0,
    mapping: ['name', 'object', 'supplier', 'lifecycle', 'users'],
  })
  expect(page.samples[0]).toEqual(['Treserva', 'Procapita'])
  const { body } = await t.as('modelAdmin')('POST', `/imports/${page.id}/preview`, choiceOf(page))
  expect(body.sums).toMatchObject({ new: 2, errors: 0, before: 0, after: 2 })
  expect(await t.data.systems.list()).toEqual([])
})

test('a file is read in whole, remembers its headings, and can be undone whole', async () => {
  const t = await town()
  t.clock.now = new Date('2026-09-14T22:30:00Z')
  const ask = t.as('modelAdmin')
  const page = await sent(t, FILE.replace('Leverantör', 'Vem'))
  expect(page.mapping[2]).toBeNull()
  const done = await applied(t, page, { mapping: ['name', 'object', 'supplier', 'lifecycle', 'users'] })
  expect(done).toMatchObject({ asked: 202, state: 'done', counts: { created: 2, changed: 0 }, undoUntil: '2026-10-15' })
  const systems = await t.data.systems.list()
  expect(systems.map(s => [s.name, s.object, s.supplier, s.users])).toContainEqual([
    'Treserva',
    'fo1',
    'Nordvård AB',
    1250,
  ])
  const history = await t.data.history.all(`system#${systems[0]!.id}`)
  expect(history).toMatchObject([{ action: 'created', name: 'modelAdmin 9981' }])

  const again = await sent(t, FILE.replace('Leverantör', 'Vem'))
  expect(again).toMatchObject({ mapping: ['name', 'object', 'supplier', 'lifecycle', 'users'] })
  expect(again.why[2]).toBe('remembered')
  expect((await ask('POST', `/imports/${again.id}/preview`, choiceOf(again))).body.sums).toMatchObject({
    new: 0,
    unchanged: 2,
  })

  expect((await ask('GET', `/imports/${page.id}/result`)).body.items).toMatchObject([
    { row: 2, became: 'created', name: 'Treserva' },
    { row: 3, became: 'created', name: 'Procapita' },
  ])
  expect((await ask('POST', `/imports/${page.id}/undo`)).status).toBe(202)
  await worked(t)
  expect((await ask('GET', `/imports/${page.id}`)).body.state).toBe('undone')
  expect(await t.data.systems.list()).toEqual([])
})

test('one row that cannot be read stops the file, and says why at its cell', async () => {
  const t = await town()
  const page = await sent(t, `${FILE}\nLex;Annat objekt;;I drift;många`)
  const { body } = await t.as('modelAdmin')('POST', `/imports/${page.id}/preview`, choiceOf(page))
  expect(body).toMatchObject({ stopped: 'errors', sums: { errors: 1, read: 0 } })
  expect(body.rows[0]).toMatchObject({
    row: 4,
    cells: { object: { error: { id: 'reference_unknown' } }, users: { error: { id: 'not_a_number' } } },
  })
  expect(await applied(t, page)).toMatchObject({ state: 'read', problem: { type: 'import_stopped' } })
  expect(await t.data.systems.list()).toEqual([])
})

test('a cell is corrected in place, and a row is skipped', async () => {
  const t = await town()
  const page = await sent(t, `${FILE}\nLex;Annat;;I drift;5`)
  const corrections = [{ row: 4, field: 'object', text: 'Secret object 9981' }]
  expect(await applied(t, page, { corrections, skip: [2] })).toMatchObject({ counts: { created: 2, skipped: 1 } })
  expect((await t.data.systems.list()).map(s => s.name).toSorted()).toEqual(['Lex', 'Procapita'])
})

test('whoever owns an object reads in its systems and no others', async () => {
  const t = await town()
  await t.data.objects.create({
    ...(await t.data.objects.get('fo1')),
    id: 'fo2',
    code: 'FO-2',
    name: 'Another',
  } as never)
  const page = await sent(t, `${FILE}\nLex;Another;;I drift;5`, { as: 'owner' })
  const { body } = await t.as('owner')('POST', `/imports/${page.id}/preview`, choiceOf(page))
  expect(body.rows[0]).toMatchObject({ row: 4, cells: { object: { error: { id: 'not_yours' } } } })
  expect(await applied(t, page, { skip: [4] }, 'owner')).toMatchObject({ counts: { created: 2, skipped: 1 } })
  expect((await t.as('specialist')('POST', '/imports', { kind: 'systems', fileName: 'x', size: 1 })).status).toBe(403)
})

test('an import is seen by who made it and by who keeps the register', async () => {
  const t = await town()
  const page = await sent(t, FILE, { as: 'owner' })
  expect((await t.as('leader')('GET', `/imports/${page.id}`)).status).toBe(404)
  expect((await t.as('modelAdmin')('GET', `/imports/${page.id}`)).status).toBe(200)
  expect((await t.as('leader')('GET', '/imports')).body.items).toEqual([])
})

test('what has been changed since is not undone over anybody’s head', async () => {
  const t = await town()
  const ask = t.as('modelAdmin')
  const page = await sent(t, FILE)
  await applied(t, page)
  const treserva = (await t.data.systems.list()).find(s => s.name === 'Treserva')!
  await t.data.systems.save(treserva, { ...treserva, users: 7 })
  const refused = await ask('POST', `/imports/${page.id}/undo`)
  expect(refused).toMatchObject({ status: 422, body: { type: 'import_changed_since', params: { names: 'Treserva' } } })
  expect(await t.data.systems.list()).toHaveLength(2)
})

test('what others rely on is not undone', async () => {
  const t = await town()
  const page = await sent(t, FILE)
  await applied(t, page)
  const [first] = await t.data.systems.list()
  await t.as('modelAdmin')('POST', '/contracts', { name: 'Avtal om drift', systems: [first!.id] })
  const refused = await t.as('modelAdmin')('POST', `/imports/${page.id}/undo`)
  expect(refused.body).toMatchObject({ type: 'in_use', params: { by: 'Avtal om drift' } })
})

test('thirty days later an import cannot be undone', async () => {
  const t = await town()
  t.clock.now = new Date('2026-09-14T08:00:00Z')
  const page = await sent(t, FILE)
  await applied(t, page)
  // The business day has nothing to do with it: what was read in at a real time is undone until a real day.
  t.clock.at = '2027-03-01'
  expect((await t.as('modelAdmin')('GET', `/imports/${page.id}`)).body.undoUntil).toBe('2026-10-14')
  t.clock.now = new Date('2026-10-15T08:00:00Z')
  expect((await t.as('modelAdmin')('POST', `/imports/${page.id}/undo`)).body.type).toBe('import_too_late')
  expect((await t.as('modelAdmin')('GET', `/imports/${page.id}`)).body.undoUntil).toBeUndefined()
})

test('a file that is no table says what to do, and can be sent again', async () => {
  const t = await town()
  expect(await sent(t, '%PDF-1.7 …', { fileName: 'System.pdf' })).toMatchObject({
    state: 'failed',
    problem: { type: 'file_wrong_kind' },
  })
  expect(
    await t.as('modelAdmin')('POST', '/imports', { kind: 'systems', fileName: 'a.csv', size: 11e6 }),
  ).toMatchObject({ status: 413, body: { type: 'file_too_large', params: { limit: '10 MB' } } })
  const { body: made } = await t.as('modelAdmin')('POST', '/imports', { kind: 'systems', fileName: 'a.csv', size: 5 })
  await t.as('modelAdmin')('POST', `/imports/${made.id}/read`)
  await worked(t)
  expect((await t.as('modelAdmin')('GET', `/imports/${made.id}`)).body.problem.type).toBe('file_missing')
})

test('pasted cells are looked over like a file', async () => {
  const t = await town()
  const cells = FILE.split('\n').map(line => line.split(';'))
  const { body } = await t.as('modelAdmin')('POST', '/imports/cells', { kind: 'systems', cells })
  const page = (await t.as('modelAdmin')('GET', `/imports/${body.id}`)).body
  expect(await applied(t, page)).toMatchObject({ counts: { created: 2 } })
})

test('thousands of headings are never more than one row holds, and the newest are remembered', async () => {
  const t = await town()
  for (const file of ['a', 'b', 'c']) {
    const columns = Array.from({ length: 1_500 }, (_, i) => `Rubrik ${file} ${i} ${'x'.repeat(60)}`)
    const rows = [
      ['Systemnamn', 'Objekt', ...columns],
      ['Treserva', 'Secret object 9981'],
    ]
    const page = await sent(t, rows.map(row => row.join(';')).join('\n'))
    const mapping = page.mapping.map((field: string | null, i: number) => (i === 2 ? 'supplier' : field))
    expect(await applied(t, page, { mapping })).toMatchObject({ state: 'done' })
  }
  expect(Object.keys(await t.data.imports.remembered('systems')).toSorted()).toMatchObject([
    expect.stringContaining('Rubrik a 0'),
    expect.stringContaining('Rubrik b 0'),
    expect.stringContaining('Rubrik c 0'),
  ])
  const many = Object.fromEntries(Array.from({ length: 900 }, (_, i) => [`${i} ${'x'.repeat(100)}`, { field: null }]))
  await t.data.imports.remember('systems', many)
  expect(Object.keys(await t.data.imports.remembered('systems'))).toHaveLength(400)
})

test('half a megabyte of corrections is kept, and read in', async () => {
  const t = await town()
  const page = await sent(t, FILE)
  const corrections = Array.from({ length: 500 }, (_, i) => ({
    row: 100 + i,
    field: 'archiving',
    text: 'å'.repeat(900),
  }))
  corrections.push({ row: 2, field: 'archiving', text: 'Bevaras' })
  expect(await applied(t, page, { corrections })).toMatchObject({ state: 'done', counts: { created: 2 } })
  expect((await t.data.systems.list()).map(s => s.archiving).toSorted()).toEqual(['', 'Bevaras'])
})
