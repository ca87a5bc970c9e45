import { Commented, type Anchor, type Comment } from '#shared/comments.ts'
import { Refusal } from '#shared/refusal.ts'
import { spelled } from '#shared/written.ts'
import type { Data } from '../data/index.ts'

const titles: Record<Commented, (data: Data, entity: string) => Promise<string | undefined>> = {
  object: async (data, id) => (await data.objects.find(id))?.name,
  system: async (data, id) => (await data.systems.find(id))?.name,
  /** Its object and its own id: `fo03.k1`. */
  component: async (data, id) => {
    const [object = '', own = ''] = id.split('.')
    return (await data.components.find(object, own))?.name
  },
  contract: async (data, id) => (await data.contracts.find(id))?.name,
  integration: async (data, id) => (await data.integrations.find(id))?.information,
  person: async (data, id) => (await data.people.find(id))?.name,
  unit: async (data, id) => (await data.units.find(id))?.name,
  forum: async (data, id) => (await data.forums.find(id))?.name,
  decision: async (data, id) => (await data.decisions.find(id))?.title,
  /** Its year and its object: `2027.fo03`. */
  plan: async (data, id) => {
    const [year = '', object = ''] = id.split('.')
    const plan = /^\d{4}$/.test(year) && (await data.plans.find(Number(year), object))
    return plan ? `${(await data.objects.find(object))?.name ?? ''} ${year}` : undefined
  },
  supplier: async (data, name) => {
    const [{ systems, contracts }, suppliers] = await Promise.all([data.lists(), data.suppliers.list()])
    const names = [...systems.map(s => s.supplier), ...contracts.map(c => c.supplier), ...suppliers.map(s => s.name)]
    return names.find(of => spelled(of) === spelled(name))
  },
}

/** What is commented, and what it is called; whatever the municipality does not have is not found. */
export async function commented(data: Data, kind: string, entity: string) {
  const known = Commented.safeParse(kind)
  const title = known.success ? await titles[known.data](data, entity) : undefined
  if (!known.success || title === undefined) throw new Refusal('not_found', {})
  // A supplier is one however its name is spelled.
  return { kind: known.data, entity: known.data === 'supplier' ? spelled(entity) : entity, title }
}

/** The row that is commented is a row of the plan that is commented. */
export async function anchored(data: Data, { kind, entity }: Pick<Comment, 'kind' | 'entity'>, { part, row }: Anchor) {
  const [year = '', object = ''] = entity.split('.')
  const rows = kind === 'plan' ? await data.plans.parts(Number(year), object)[part].list() : []
  if (!rows.some(({ id }) => id === row)) throw new Refusal('not_found', {})
}
