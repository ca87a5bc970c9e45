import type { CostGroup, CostPart, Way } from '#shared/cost-page.ts'

type Query = [name: string, value: string][]
const names = ['rows', 'kind', 'entity', 'account', 'supplier', 'system', 'nature', 'in']

/** What narrows the voucher rows to a part of a group. */
export function narrowed(way: Way, group: CostGroup, part: CostPart): Query {
  const ways: Record<Way, Query> = {
    kind: [['kind', group.id], ...accountOf(part)],
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
    supplier: [
      ['supplier', group.id],
      ['system', part.id],
    ],
    account: [...accountOf(group), ['in', part.id]],
    nature: [
      ['nature', group.id],
      ['in', part.id],
    ],
  }
  return ways[way]
}

/** An account is one of its legal entity's: its id is `<entity> <account>`. What is planned stands on none. */
const accountOf = ({ id, account }: { id: string; account?: string | undefined }): Query =>
  account === undefined
    ? [['account', '']]
    : [
        ['entity', id.slice(0, id.length - account.length - 1)],
        ['account', account],
      ]

/** The address without what was opened over the page. */
export const closed = (query: Query): URLSearchParams =>
  new URLSearchParams(query.filter(([name]) => !names.includes(name)))

/** The address with rows opened over the page, called `name`. */
export const opened = (query: Query, name: string, by: Query): URLSearchParams =>
  new URLSearchParams([...query.filter(([of]) => !names.includes(of)), ['rows', name], ...by])
