import { expect, test } from 'vitest'
import { inOrder, peerGroups, peerGroupsOf, peersInSweden } from '#shared/benchmark/groups.ts'
import { municipalities } from '#shared/municipalities.ts'

test('groups are released networks first, then SKR groups, size classes and all', () => {
  const ids = ['peers-all', 'v9', 'peers-size-3', 'peers-skr-C6', 'asarna', 'peers-skr-A1', 'peers-size-1']
  expect(inOrder(ids.map(id => ({ id }))).map(g => g.id)).toEqual([
    ...['asarna', 'v9', 'peers-skr-A1', 'peers-skr-C6', 'peers-size-1', 'peers-size-3', 'peers-all'],
  ])
  expect(inOrder(ids.toReversed().map(id => ({ id })))).toEqual(inOrder(ids.map(id => ({ id }))))
})

test('every municipality is in one SKR group, one size class, and all', () => {
  const groups = peerGroups(municipalities.map(({ code, population }) => ({ municipality: code, population })))
  expect(groups.map(g => g.id)).toEqual([
    ...['A1', 'A2', 'B3', 'B4', 'B5', 'C6', 'C7', 'C8', 'C9'].map(id => `peers-skr-${id}`),
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(n => `peers-size-${n}`),
    'peers-all',
  ])
  for (const { code } of municipalities) expect(groups.filter(g => g.members.includes(code))).toHaveLength(3)
  expect(groups.at(-1)!.members).toHaveLength(290)
  expect(peersInSweden('peers-skr-A1')).toBe(3)
})

test('invented municipalities are never compared with real ones', () => {
  expect(peerGroupsOf('9901', 38_400)).toEqual(['peers-skr-C6-demo', 'peers-size-6-demo', 'peers-all-demo'])
  expect(peerGroupsOf('0114', 0)).toEqual(['peers-skr-A2', 'peers-size-7', 'peers-all'])
})
