import { Contract } from '#shared/contracts.ts'
import { System } from '#shared/systems.ts'
import { fc } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { closeCursor } from '#functions/data/cursor.ts'
import { dataFor, type Data } from '#functions/data/index.ts'
import { Refusal } from '#shared/refusal.ts'
import { client, machine, town } from '../town.ts'
import { fill, neighbours, rowsOf } from './neighbours.ts'
import { address, bodyOf, routes } from './routes.ts'

const ofMunicipality = routes.filter(r => r.path.startsWith('/:municipality'))
const writes = ofMunicipality.filter(r => r.method !== 'GET')
const revision1 = { 'If-Match': '"1"' }

test('every route names its permission, and its body’s schema is one that bodies can be made from', () => {
  expect(routes.length).toBeGreaterThan(60)
  expect(routes.filter(r => !r.permission).map(r => r.name)).toEqual([])
  for (const { name, schema, ...route } of routes)
    expect(schema?.strict().safeParse(bodyOf({ name, schema, ...route }, 'fo1')).error, name).toBeUndefined()
})

test('outside a municipality every open route says why', () => {
  const outside = routes.filter(r => !r.path.startsWith('/:municipality'))
  for (const { name, permission } of outside)
    expect(permission, name).toMatchObject({ open: expect.stringMatching(/\w{3,}/) })
  // Inside, every route asks for a permission of the matrix.
  for (const { name, permission } of ofMunicipality) expect(permission, name).toHaveProperty('verb')
})

test('nobody, and a member of another municipality, get nothing from any route and change nothing', async () => {
  const { mine } = await neighbours()
  const before = await rowsOf(mine, '9981')
  const [nobody, stranger] = [client(mine), client(mine, 'modelAdmin-9982')]
  for (const route of ofMunicipality) {
    const [at, body] = [address(route, '9981', 'fo1'), bodyOf(route, 'fo1')]
    const [none, foreign] = await Promise.all([
      nobody(route.method, at, body, revision1),
      stranger(route.method, at, body, revision1),
    ])
    expect(none.status, `nobody: ${route.name}`).toBe(401)
    expect(foreign.status, `another municipality: ${route.name}`).toBe(404)
    expect(foreign.text + none.text, route.name).not.toContain('9981')
  }
  expect(await rowsOf(mine, '9981')).toBe(before)
})

test('a municipality’s code that is none is no address', async () => {
  const { mine } = await neighbours()
  for (const code of ['998', '99812', '9981%23', 'T%239982', '..', '%00982'])
    for (const route of ofMunicipality) {
      const answer = await client(mine, 'modelAdmin-9981')(
        route.method,
        address(route, code, 'fo1'),
        undefined,
        revision1,
      )
      expect([404, 401], `${code}: ${route.name}`).toContain(answer.status)
      expect(answer.text).not.toContain('9982')
    }
})

test('a suspended municipality answers no route, and says so', async () => {
  const { data, as } = await town()
  const tenant = await data.tenant.get()
  await data.tenant.save(tenant, { ...tenant, state: 'suspended' })
  for (const route of ofMunicipality) {
    const answer = await as('modelAdmin')(route.method, address(route, '', 'fo1'), bodyOf(route, 'fo1'), revision1)
    expect([answer.status, answer.body.type], route.name).toEqual([403, 'tenant_not_active'])
  }
})

test('a member without a role reads nothing when the municipality has not opened it, and writes nothing ever', async () => {
  const closed = await town({ openToAll: false })
  const open = await town({ municipality: '9982', on: closed })
  const before = await rowsOf(closed, '9982')
  for (const route of ofMunicipality) {
    const ask = [route.method, address(route, '', 'fo1'), bodyOf(route, 'fo1'), revision1] as const
    expect((await closed.as('member')(...ask)).status, route.name).toBe(404)
    if (route.method !== 'GET') expect([403, 404], route.name).toContain((await open.as('member')(...ask)).status)
  }
  expect(await rowsOf(closed, '9982')).toBe(before)
})

test('whoever signs in with an address of the municipality’s own reads what a member without a role does, when it opens to them, and writes nothing', async () => {
  const open = await town({ openDomains: ['kommun.example'] })
  const before = await rowsOf(open, '9981')
  const colleague = client(open, 'colleague', 'Ny.Person@Kommun.example')
  for (const route of ofMunicipality) {
    const [at, body] = [address(route, '', 'fo1'), bodyOf(route, 'fo1')]
    const { status, text } = await colleague(route.method, `/9981${at}`, body, revision1)
    if (route.method === 'GET') expect(status, route.name).toBe((await open.as('member')('GET', at)).status)
    else expect([403, 404], `${route.name}: ${text}`).toContain(status)
  }
  expect(await rowsOf(open, '9981')).toBe(before)
})

test('nobody else reads: no other domain, none under it or over it, and nobody when the municipality is closed', async () => {
  const open = await town({ openDomains: ['kommun.example'] })
  const closed = await town({ municipality: '9982', on: open, openToAll: false, openDomains: ['kommun.example'] })
  const other = await town({ municipality: '9983', on: open })
  const strangers = [
    'a@kommun.exampl',
    'a@sub.kommun.example',
    'a@xkommun.example',
    'kommun.example@gmail.com',
    'a@example',
  ]
  const asks = strangers.map((email, i) => client(open, `stranger-${i}`, email))
  const colleague = client(open, 'colleague', 'a@kommun.example')
  for (const route of ofMunicipality) {
    const ask = [route.method, bodyOf(route, 'fo1'), revision1] as const
    const told = async (who: ReturnType<typeof client>, code: string) =>
      (await who(ask[0], address(route, code, 'fo1'), ask[1], ask[2])).status
    expect(await Promise.all(asks.map(who => told(who, '9981'))), route.name).toEqual(strangers.map(() => 404))
    expect([await told(colleague, closed.municipality), await told(colleague, other.municipality)]).toEqual([404, 404])
  }
})

test('a reader changes nothing by any route', async () => {
  const of = await town()
  await fill(of, 'fo1')
  const before = await rowsOf(of, '9981')
  for (const route of writes) {
    const { status, text } = await of.as('reader')(
      ...([route.method, address(route, '', 'fo1'), bodyOf(route, 'fo1'), revision1] as const),
    )
    expect([403, 404], `${route.name}: ${text}`).toContain(status)
  }
  expect(await rowsOf(of, '9981')).toBe(before)
})

test('another municipality’s ids in path, body and query, and a forged cursor, reach nothing of it by any route', async () => {
  const { mine, other } = await neighbours()
  const before = await rowsOf(mine, '9982')
  const cursor = closeCursor({ pk: 'T#9982', sk: 'OBJ#theirs' }, 'object')
  const query = `?cursor=${cursor}&next=${cursor}&municipality=9982&object=theirs&person=theirs&id=theirs&q=theirs`
  const as = mine.as('modelAdmin')
  const start = Date.now()
  for (const [i, route] of ofMunicipality.entries())
    for (const [inPath, inBody] of [
      ['theirs', 'fo1'],
      ['fo1', 'theirs'],
      ['theirs', 'theirs'],
      ['theirs%23theirs%232026', 'T#9982'],
      ['..%2F9982', '9982'],
    ] as const) {
      // Deleting one's own object again and again would leave nothing to try.
      if (route.method === 'DELETE' && inPath === 'fo1') continue
      const at = address(route, '', inPath) + query
      // Slowly enough for the limit of writes.
      mine.clock.now = new Date(start + i * 10_000)
      const { status, text } = await as(route.method, at, bodyOf(route, inBody), revision1)
      expect(status, `${route.name}: ${text}`).toBeLessThan(429)
      expect(text, route.name).not.toContain('Secret 9982')
      expect(text, route.name).not.toContain('Secret object 9982')
    }
  expect(await rowsOf(mine, '9982')).toBe(before)
  expect(await other.data.objects.list()).toHaveLength(2)
  await expect(mine.data.objects.page(1, cursor)).rejects.toMatchObject({ reason: 'bad_cursor' })
})

type Collection<T> = {
  create: (item: T) => Promise<unknown>
  get: (id: string) => Promise<T & { revision: number }>
  list: () => Promise<unknown>
  page: (limit: number) => Promise<unknown>
  save: (before: T & { revision: number }, after: T) => Promise<unknown>
  remove: (before: T & { revision: number }) => Promise<void>
}

const runs = process.env['PROVE'] ? 100_000 : 1_000

/** What can be done with each kind of row; every text of a municipality holds its code. */
function operations(data: Data, code: string) {
  const text = `of ${code}`
  const base = (id: string) => ({ id, name: `${text} ${id}` })
  const kinds = {
    objects: (id: string) => ({
      ...{
        ...base(id),
        code: `${code} ${id}`,
        purpose: text,
        unit: text,
        family: text,
        sides: 'both' as const,
        steps: [],
      },
    }),
    systems: (id: string) => System.parse({ ...base(id), object: id, description: text, supplier: text }),
    contracts: (id: string) => Contract.parse({ ...base(id), supplier: text, owner: id, systems: [id] }),
    people: (id: string) => ({ ...base(id), email: `${id}@${code}.example`, title: text, unit: text, available: 100 }),
  }
  /** One collection's verbs, whatever the kind. */
  const of = <K extends keyof typeof kinds>(kind: K) => {
    const rows = data[kind] as unknown as Collection<{ id: string; name: string; unit?: string }>
    return {
      create: (id: string) => rows.create(kinds[kind](id)),
      get: (id: string) => rows.get(id),
      list: () => rows.list(),
      page: () => rows.page(3),
      save: async (id: string) => {
        const found = await rows.get(id)
        return rows.save(found, { ...found, name: `${text} ${id} ${found.revision}` })
      },
      remove: async (id: string) => rows.remove(await rows.get(id)),
      history: (id: string) => data.history.all(`${kind.slice(0, -1)}#${id}`),
    }
  }
  return { objects: of('objects'), systems: of('systems'), people: of('people') }
}

test(
  `${runs} operations of five municipalities, interleaved, never show a foreign row`,
  { timeout: 1_800_000 },
  async () => {
    const codes = ['9981', '9982', '9983', '9984', '9985']
    const { platform } = await machine()
    const towns = codes.map(municipality =>
      operations(dataFor({ kind: 'job', municipality, job: 'test' }, platform), municipality),
    )
    const step = fc.record({
      town: fc.nat(4),
      id: fc.nat(6).map(n => `id${n}`),
      kind: fc.constantFrom('objects' as const, 'systems' as const, 'people' as const),
      what: fc.constantFrom(
        ...(['create', 'create', 'save', 'save', 'remove', 'list', 'get', 'page', 'history'] as const),
      ),
    })
    const steps = fc.sample(step, { numRuns: runs, seed: 20260914 })
    let rows = 0
    /** What the operation showed, or what it was told: whatever it is must be its own. */
    const doIt = async ({ town, id, kind, what }: (typeof steps)[number]) => {
      const shown = await towns[town]![kind][what](id).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error
        return error.params
      })
      const seen = [...(JSON.stringify(shown) ?? '').matchAll(/of (\d{4})/g)].map(([, code]) => code)
      rows += seen.length
      return seen.every(code => code === codes[town])
    }
    for (let i = 0; i < steps.length; i += 10) {
      const held = await Promise.all(steps.slice(i, i + 10).map(doIt))
      expect(held, `steps ${i}–${i + 9}`).not.toContain(false)
    }
    expect(rows).toBeGreaterThan(runs)
  },
)
