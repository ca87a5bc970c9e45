import type { Day } from '../day.ts'
import { byCode } from '../municipalities.ts'
import type { RoundState } from '../rounds.ts'

/** A period of a group that can be looked at, and the day that it is or was released. */
type Choosable = { period: string; state: RoundState; releaseOn: Day }

/** A group that the municipality compares itself with: a network, or a peer group that it shares with. */
export type Choice = {
  id: string
  kind: 'network' | 'peers'
  /** The network's; a peer group is named by its id. */
  name: string
  /** How many are members, where that is listed. */
  members?: number
  /** How many of the key figures it shares there. */
  shares: number
  /** The newest first. */
  periods: Choosable[]
  /** The municipality has left: what it once gave to can still be seen. */
  left: boolean
}

export type Chosen = { group: string; period: string }

/** The group and period that are shown when nothing is asked for: the latest release, else the round that comes first. */
export function chosenOf(choices: readonly Choice[], asked: Partial<Chosen> = {}): Chosen | undefined {
  const within = choices.filter(({ id }) => asked.group === undefined || id === asked.group)
  const all = within.flatMap(({ id, periods }) => periods.map(of => ({ ...of, group: id })))
  const named = all.find(({ period }) => period === asked.period)
  const released = all.filter(({ state }) => state === 'released')
  // The first of those that were released on one day: groups stand in their order, periods the newest first.
  const latest = released.reduce<(typeof all)[number] | undefined>(
    (best, one) => (best && best.releaseOn >= one.releaseOn ? best : one),
    undefined,
  )
  const coming = all
    .filter(({ state }) => state !== 'released')
    .toSorted((a, b) => (a.releaseOn < b.releaseOn ? -1 : 1))
  const found = named ?? latest ?? coming[0]
  return found && { group: found.group, period: found.period }
}

/** A group that is released, with its members as far as they are listed, and how many contributed at most to a figure. */
export type Candidate = { id: string; members: readonly string[]; n: number }

/** What is known of municipalities in public: SKR's group and the size class. */
type Kind = { skrGroup: string; sizeClass: string }
const publicly = (code: string): Kind | undefined => byCode(code)

/**
 * Liknande kommuner: the released group in which most others have the municipality's own SKR group and size class, among
 * those to which at least k contribute. It points to a group and has no release of its own. Undefined where no group has
 * anyone alike.
 */
export function mostAlike(
  municipality: string,
  candidates: readonly Candidate[],
  k: number,
  kindOf: (code: string) => Kind | undefined = publicly,
): { id: string; alike: number; of: number } | undefined {
  const own = kindOf(municipality)
  if (!own) return undefined
  const counted = candidates
    .filter(({ n }) => n >= k)
    .map(({ id, members }) => {
      const others = members.filter(code => code !== municipality)
      const alike = others.map(kindOf).filter(of => of?.skrGroup === own.skrGroup && of.sizeClass === own.sizeClass)
      return { id, alike: alike.length, of: others.length }
    })
  const best = counted.reduce<(typeof counted)[number] | undefined>(
    (best, one) => (best && best.alike * one.of >= one.alike * best.of ? best : one),
    undefined,
  )
  return best && best.alike > 0 ? best : undefined
}
