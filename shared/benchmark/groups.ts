import * as z from 'zod'
import { MunicipalityCode } from '../actor.ts'
import { PEERS } from '../sharing.ts'
import { byCode, municipalities } from '../municipalities.ts'

/** Municipalities that are compared with each other: a network, or a peer group that is fixed and public. */
export const Group = z.object({
  id: z.string().regex(/^[a-z0-9][A-Za-z0-9-]{0,60}$/),
  kind: z.enum(['network', 'peers']),
  /** The network's; a peer group is named by `groupName`. */
  name: z.string(),
  members: z.array(MunicipalityCode),
})
export type Group = z.infer<typeof Group>

/** Is it one of the peer groups, or what they have in common: their membership, round and snapshots? */
export const isPeers = (group: string) => group === PEERS || group.startsWith(`${PEERS}-`)

/** What a group's members join and give to: the network, or the peer groups together. */
export const givenTo = (group: string) => (isPeers(group) ? PEERS : group)

/** Inhabitants from which each size class begins; its number is its place here. */
export const sizeClasses = [0, 5_000, 10_000, 15_000, 20_000, 30_000, 50_000, 100_000, 200_000] as const
const sizeOf = (population: number) => sizeClasses.findLastIndex(from => population >= from) + 1

/** Codes 99xx are invented municipalities: they are compared with each other, never with real ones. */
const isInvented = (code: string) => code.startsWith('99')
/** An invented municipality has the SKR group that is most usual among municipalities of its size. */
const usualGroup = (population: number) =>
  population >= 200_000 ? 'A1' : population >= 40_000 ? 'B3' : population >= 15_000 ? 'C6' : 'C8'

/**
 * The peer groups that a municipality belongs to: SKR's group, its size class, and all. A real one's facts are the
 * register's; an invented one's follow from its inhabitants.
 */
export function peerGroupsOf(code: string, population = 0): string[] {
  const of = byCode(code)
  const group = of?.skrGroup ?? usualGroup(population)
  const size = of ? Number(of.sizeClass.split('-')[0]) : population
  const invented = isInvented(code) ? '-demo' : ''
  return [`skr-${group}`, `size-${sizeOf(size)}`, 'all'].map(id => `${PEERS}-${id}${invented}`)
}

/** Which released group a peer group is: an SKR group by its code, a size class by its number, or all; of invented municipalities or real. */
export function peersIn(id: string): { kind: 'skr' | 'size' | 'all'; of: string; demo: boolean } {
  const [, kind, of = ''] = id.replace(/-demo$/, '').split('-') as [string, 'skr' | 'size' | 'all', string?]
  return { kind, of, demo: id.endsWith('-demo') }
}

/** A municipality that has joined the peer groups, with its inhabitants. */
export type Peer = { municipality: string; population?: number | undefined }

/** Every peer group that somebody belongs to, with those who have joined. */
export function peerGroups(peers: readonly Peer[]): Group[] {
  const members = new Map<string, string[]>()
  for (const { municipality, population } of peers)
    for (const id of peerGroupsOf(municipality, population)) members.set(id, [...(members.get(id) ?? []), municipality])
  return inOrder([...members].map(([id, of]) => ({ id, kind: 'peers' as const, name: '', members: of.toSorted() })))
}

/** How many municipalities a peer group of real ones could have, all told. */
export const peersInSweden = (id: string): number =>
  municipalities.filter(m => peerGroupsOf(m.code, m.population).includes(id)).length

const rank = (id: string) => (isPeers(id) ? ['skr', 'size', 'all'].indexOf(peersIn(id).kind) + 1 : 0)

/**
 * The order in which groups are released, published and fixed: networks by their ids, then SKR groups, size classes, and
 * all. No value can move it, so which of two similar groups is shown says nothing of anyone.
 */
export const inOrder = <T extends { id: string }>(groups: readonly T[]): T[] =>
  groups.toSorted((a, b) => rank(a.id) - rank(b.id) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))

/** The order in words, as it stands in every certificate. */
export const ORDER = 'networks-by-id, peers-skr, peers-size, peers-all'
