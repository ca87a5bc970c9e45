import { fc } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { createApp } from '#functions/http/app.ts'
import { permissionOf } from '#functions/http/allow.ts'
import { closeCursor } from '#functions/data/cursor.ts'
import { dataFor } from '#functions/data/index.ts'
import { client, machine, town } from '../town.ts'

/** Every route with its permission, read off the app itself. */
function routes() {
  const app = createApp({ settings: { origin: '' } } as never)
  const groups = Map.groupBy(
    app.routes.filter(route => route.method !== 'ALL' && route.path.startsWith('/api/')),
    route => `${route.method} ${route.path}`,
  )
  return [...groups].map(([name, handlers]) => {
    const [method, path] = name.split(' ') as [string, string]
    return { name, method, path, permission: handlers.map(h => permissionOf(h.handler)).find(p => p !== undefined) }
  })
}
const all = routes()
const ofMunicipality = all.filter(r => r.path.startsWith('/api/:municipality'))
const writes = ofMunicipality.filter(r => r.method !== 'GET')

/** An address of the route with ids that exist in the other municipality, or nowhere. */
const address = (path: string, municipality: string) =>
  path
    .replace('/api', '')
    .replace(':municipality', municipality)
    .replace(':year', '2026')
    .replace(/:object/g, 'fo1')
    .replace(/:id\{[^}]*\}/, 'fo1')
    .replace(/:kind/, 'object')
    .replace(/:\w+/g, 'x')

test('every route names its permission', () => {
  expect(all.length).toBeGreaterThan(40)
  expect(all.filter(r => !r.permission).map(r => r.name)).toEqual([])
})

test('outside a municipality every open route says why', () => {
  const outside = all.filter(r => !r.path.startsWith('/api/:municipality'))
  for (const { name, permission } of outside)
    expect(permission, name).toMatchObject({ open: expect.stringMatching(/\w{3,}/) })
})

test('nobody, and a member of another municipality, get nothing from any route', async () => {
  const mine = await town({ municipality: '9981' })
  const other = await town({ municipality: '9982', on: mine })
  const [nobody, stranger] = [client(mine), client(mine, 'modelAdmin-9982')]
  for (const { name, method, path } of ofMunicipality) {
    const [none, foreign] = await Promise.all([
      nobody(method, address(path, '9981'), {}, { 'If-Match': '"1"' }),
      stranger(method, address(path, '9981'), {}, { 'If-Match': '"1"' }),
    ])
    expect(none.status, `nobody: ${name}`).toBe(401)
    expect(foreign.status, `another municipality: ${name}`).toBe(404)
    expect(foreign.text, name).not.toContain('9981')
  }
  expect(await other.data.objects.list()).toHaveLength(1)
})

test('a suspended municipality answers no route, and says so', async () => {
  const { data, as } = await town()
  const tenant = await data.tenant.get()
  await data.tenant.save(tenant, { ...tenant, state: 'suspended' })
  for (const { name, method, path } of ofMunicipality) {
    const answer = await as('modelAdmin')(method, address(path, '').replace('//', '/'), {})
    expect([answer.status, answer.body.type], name).toEqual([403, 'tenant_not_active'])
  }
})

test('a member without a role reads nothing when the municipality has not opened it, and writes nothing ever', async () => {
  const closed = await town({ openToAll: false })
  for (const { name, method, path } of ofMunicipality)
    expect((await closed.as('member')(method, address(path, '').replace('//', '/'), {})).status, name).toBe(404)
})

test('a reader changes nothing by any route', async () => {
  const { as, data } = await town()
  const before = JSON.stringify(await data.history('object#fo1'))
  for (const { name, method, path } of writes) {
    const answer = await as('reader')(method, address(path, '').replace('//', '/'), bodies[name] ?? {}, {
      'If-Match': '"1"',
    })
    expect([403, 404], `${name}: ${answer.text}`).toContain(answer.status)
  }
  expect(JSON.stringify(await data.history('object#fo1'))).toBe(before)
})

/** Routes whose object stands in the body need one to come to the question of permission. */
const bodies: Record<string, object> = {
  'POST /api/:municipality/systems': { name: 'x', object: 'fo1' },
  'POST /api/:municipality/staffing': { object: 'fo1', role: 'objektagare', person: 'owner', from: '2026-01-01' },
  'POST /api/:municipality/plans/:year': { object: 'fo1' },
}

test('another municipality’s id in path or body, and a forged cursor, reach nothing', async () => {
  const mine = await town({ municipality: '9981' })
  await town({ municipality: '9982', on: mine })
  const theirs = dataFor({ kind: 'job', municipality: '9982', job: 'test' }, mine.platform)
  await theirs.objects.create({ ...(await theirs.objects.get('fo1')), id: 'only-theirs', code: 'T', name: 'T' })
  const as = mine.as('modelAdmin')
  expect((await as('GET', '/objects/only-theirs')).status).toBe(404)
  expect((await as('POST', '/systems', { name: 'x', object: 'only-theirs' })).body.type).toBe('object_unknown')
  const cursor = closeCursor({ pk: 'T#9982', sk: 'OBJ#fo1' }, 'object')
  await expect(mine.data.objects.page(1, cursor)).rejects.toMatchObject({ reason: 'bad_cursor' })
})

const runs = process.env['PROVE'] ? 100_000 : 1_000

test(
  `${runs} operations of five municipalities, interleaved, never show a foreign row`,
  { timeout: 1_800_000 },
  async () => {
    const codes = ['9981', '9982', '9983', '9984', '9985']
    const { platform } = await machine()
    const data = codes.map(municipality => dataFor({ kind: 'job', municipality, job: 'test' }, platform))
    const object = (code: string, id: number) => ({
      id: `o${id}`,
      code: `C${id}`,
      name: `${code} ${id}`,
      purpose: code,
      unit: '',
      family: '',
      sides: 'both' as const,
      steps: [],
    })
    const step = fc.record({
      town: fc.nat(4),
      id: fc.nat(6),
      what: fc.constantFrom('create', 'save', 'remove', 'list', 'get', 'page'),
    })
    const steps = fc.sample(step, { numRuns: runs, seed: 20260914 })

    const doIt = async ({ town, id, what }: (typeof steps)[number]) => {
      const [code, { objects }] = [codes[town]!, data[town]!]
      const seen: { purpose: string }[] = []
      try {
        if (what === 'create') seen.push(await objects.create(object(code, id)))
        else if (what === 'list') seen.push(...(await objects.list()))
        else if (what === 'page') seen.push(...(await objects.page(3)).items)
        else {
          const found = await objects.get(`o${id}`)
          if (what === 'save') seen.push(await objects.save(found, { ...found, unit: String(Math.abs(id - 3)) }))
          else if (what === 'remove') await objects.remove(found)
          else seen.push(found)
        }
      } catch (error) {
        // Two at once on one row: one is told so. Whatever it is told must be its own.
        const current = (error as { params?: { current?: { purpose: string } } }).params?.current
        if (current) seen.push(current)
      }
      return seen.every(row => row.purpose === code)
    }
    for (let i = 0; i < steps.length; i += 10) {
      const held = await Promise.all(steps.slice(i, i + 10).map(doIt))
      expect(held, `steps ${i}–${i + 9}`).not.toContain(false)
    }
  },
)
