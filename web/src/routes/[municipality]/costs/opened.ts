import type { CostGroup, CostPart, Way } from '#shared/cost-page.ts'

type Query = [name: string, value: string][]
const names = ['rows', 'kind', 'account', 'system', 'nature', 'in']

/** What narrows the voucher rows to a part of a group. */
export function narrowed(way: Way, group: CostGroup, part: CostPart): Query {
  const ways: Record<Way, Query> = {
    kind: [['kind', group.id], ...(part.account ? ([['account', part.account]] as Query) : [])],
    object: [
      ['in', group.id],
      ['kind', part.id],
    ],
    system: [
      ['system', group.id],
      ['kind', part.id],
    ],
    family: [['in', part.id]],
    unit: [['in', part.id]],
    supplier: [['system', part.id]],
    nature: [
      ['nature', group.id],
      ['in', part.id],
    ],
  }
  return ways[way]
}

/** The address without what was opened over the page. */
export const closed = (query: Query): URLSearchParams =>
  new URLSearchParams(query.filter(([name]) => !names.includes(name)))

/** The address with rows opened over the page, called `name`. */
export const opened = (query: Query, name: string, by: Query): URLSearchParams =>
  new URLSearchParams([...query.filter(([of]) => !names.includes(of)), ['rows', name], ...by])
