import type { Key } from './keys.ts'

/** Networks: who is in them, who runs them, their rounds, and a municipality's snapshots for those. */
export const networkKeys = {
  listed: (id: string): Key => ({ pk: 'N', sk: id }),
  network: (id: string): Key => ({ pk: `N#${id}`, sk: '' }),
  member: (id: string, kod: string): Key => ({ pk: `N#${id}`, sk: `M#${kod}` }),
  asked: (id: string, kod: string): Key => ({ pk: `N#${id}`, sk: `I#${kod}` }),
  coordinator: (id: string, sub: string): Key => ({ pk: `N#${id}`, sk: `C#${sub}` }),
  coordinates: (sub: string, id: string): Key => ({ pk: `U#${sub}`, sk: `N#${id}` }),
  askedCoordinator: (id: string, address: string): Key => ({ pk: `N#${id}`, sk: `CI#${address}` }),
  askedToCoordinate: (address: string, id: string): Key => ({ pk: `A#${address}`, sk: `N#${id}` }),
  delivery: (id: string, period: string, kod: string): Key => ({ pk: `N#${id}`, sk: `D#${period}#${kod}` }),
  event: (id: string, instant: string, event: string): Key => ({ pk: `N#${id}`, sk: `H#${instant}#${event}` }),
  snapshot: (kod: string, network: string, period: string): Key => ({
    pk: `S#${kod}`,
    sk: `SNAP#${network}#${period}`,
  }),
  round: (network: string, period: string): Key => ({ pk: `N#${network}`, sk: `R#${period}` }),
}
