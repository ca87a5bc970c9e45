import * as m from '#messages'
import { peerGroupName } from '../benchmark/group-name.ts'

/** What a group is called: a network by its name, a peer group by what its members have in common. */
export const groupText = (
  { id, kind, name }: { id: string; kind: 'network' | 'peers'; name: string },
  locale?: 'sv' | 'en',
) => (kind === 'network' ? m.comparison_network({ name }, locale ? { locale } : {}) : peerGroupName(id, locale))
