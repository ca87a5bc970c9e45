import type { ScenarioChange } from './scenario-changes.ts'

/** What changes may refer to, by their ids: what is in the register, the model and the plans now. */
export type Known = {
  [K in Referred]: ReadonlySet<string>
}
export type Referred = 'object' | 'system' | 'contract' | 'costKind' | 'role' | 'activity' | 'investment'
type Reference = [kind: Referred, id: string]

/** What a change refers to. */
function referencesOf(change: ScenarioChange): Reference[] {
  if (change.kind === 'endSystem') return [['system', change.system], ...(change.exit ? placeOf(change.exit) : [])]
  if (change.kind === 'staff') return [...placeOf(change), ['role', change.role]]
  if (change.kind === 'oneOff') return placeOf(change)
  const { of } = change
  if (of.what === 'costKind') return [['costKind', of.costKind]]
  if (of.what === 'contract') return [['contract', of.contract]]
  if (of.what === 'investment') return [['investment', of.investment]]
  if (of.what === 'activity')
    return [
      ['activity', of.activity],
      ['costKind', of.costKind],
    ]
  return []
}
const placeOf = ({ object, costKind }: { object: string; costKind: string }): Reference[] => [
  ['object', object],
  ['costKind', costKind],
]

/** What a change refers to that has left: such a change has no effect, and says so. */
export const lostIn = (change: ScenarioChange, known: Known): Referred[] => [
  ...new Set(referencesOf(change).flatMap(([kind, id]) => (known[kind].has(id) ? [] : kind))),
]
