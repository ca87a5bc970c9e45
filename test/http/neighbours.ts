import { Contract } from '#shared/contracts.ts'
import { ManagedObject } from '#shared/objects.ts'
import { System } from '#shared/systems.ts'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { town, type Machine, type Town } from '../town.ts'

/** Every row of the table that belongs to a municipality, as the engine has it. */
export async function rowsOf({ platform }: Machine, municipality: string) {
  const { Items } = await (platform.table.send(
    new ScanCommand({ TableName: platform.table.name }) as never,
  ) as Promise<{ Items: { pk: string; sk: string }[] }>)
  const own = Items.filter(({ pk }) => pk.slice(2, 6) === municipality)
  return JSON.stringify(own.toSorted((a, b) => `${a.pk} ${a.sk}`.localeCompare(`${b.pk} ${b.sk}`)))
}

/** Something of every kind under one id, and the municipality's code in all its texts. */
export async function fill({ data, municipality }: Town, id: string) {
  const text = `Secret ${municipality}`
  const base = { id, name: `${text} ${id}` }
  const object = ManagedObject.parse({ ...base, code: id, purpose: text, scope: text, unit: text })
  if (id !== 'fo1') await data.objects.create(object)
  await data.systems.create(System.parse({ ...base, object: id, description: text, supplier: text }))
  await data.contracts.create(Contract.parse({ ...base, supplier: text, owner: id, systems: [id] }))
  await data.people.create({ ...base, email: `${id}@${municipality}.example`, title: text, unit: text, available: 100 })
  await data.members.create({ person: id, sub: `${id}-${municipality}`, roles: [] })
  await data.assignments.create({ id, object: id, role: 'objektagare', person: id, from: '2026-01-01', extent: 0 })
  await data.views.create({ id, owner: id, name: text, page: 'systems', query: text, shared: true })
  await data.joinRequests.create({ sub: id, name: text, email: `ask@${municipality}.example`, day: '2026-09-14' })
  await data.deadlines.of(2026).create({
    ...{ rule: id, scope: id, period: '2026', year: 2026, title: text, day: '2026-09-20', state: 'open' },
    ...{ action: 'followup', holder: { level: 'deciding', side: 'business' } },
  } as never)
}

/** Two municipalities on one table; the other has what the first has not, under the id `theirs`. */
export async function neighbours() {
  const mine = await town({ municipality: '9981' })
  const other = await town({ municipality: '9982', on: mine })
  await fill(other, 'theirs')
  // Whoever may do everything here: what stops them then is the municipality, not a missing role.
  for (const [role, at] of Object.entries({ objektagare: 'o', forvaltningsledare: 'l' }))
    await mine.data.assignments.create({
      ...{ id: `every-${at}`, object: 'fo1', role, person: 'modelAdmin', from: '2026-01-01', extent: 0 },
    })
  return { mine, other }
}
