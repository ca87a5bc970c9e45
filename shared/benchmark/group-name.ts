import * as m from '#messages'
import { whole } from '../format.ts'
import type { Text } from '../system-texts.ts'
import { peersIn, sizeClasses } from './groups.ts'

/** SKR's groups of municipalities of 2023, by their codes. */
const skr: Record<string, Text> = {
  ...{ A1: m.comparison_group_A1, A2: m.comparison_group_A2, B3: m.comparison_group_B3, B4: m.comparison_group_B4 },
  ...{ B5: m.comparison_group_B5, C6: m.comparison_group_C6, C7: m.comparison_group_C7, C8: m.comparison_group_C8 },
  C9: m.comparison_group_C9,
}

function sizeName(size: number, options: { locale?: 'sv' | 'en' }): string {
  const [from, to] = [sizeClasses[size - 1] ?? 0, sizeClasses[size]]
  if (to === undefined) return m.comparison_group_size_last({ from: whole(from) }, options)
  if (from === 0) return m.comparison_group_size_first({ to: whole(to) }, options)
  return m.comparison_group_size({ from: whole(from), to: whole(to - 1) }, options)
}

/** What a peer group is called: SKR's name of its group, the size class in inhabitants, or all. */
export function peerGroupName(id: string, locale?: 'sv' | 'en'): string {
  const options = locale ? { locale } : {}
  const { kind, of, demo } = peersIn(id)
  const name =
    kind === 'size'
      ? sizeName(Number(of), options)
      : kind === 'all'
        ? m.comparison_group_all({}, options)
        : (skr[of]?.({}, options) ?? of)
  return demo ? m.comparison_group_invented({ name }, options) : name
}
