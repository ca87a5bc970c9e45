import * as z from 'zod'
import { changesBetween, HistoryEntry } from './entity-history.ts'

/** What can happen in a network: to itself, to who is in it, to who runs it, and to its rounds. */
export const EventKind = z.enum([
  ...(['begun', 'changed', 'ended'] as const),
  ...(['invited', 'uninvited', 'declined', 'joined', 'accepted', 'left'] as const),
  ...(['coordinator_invited', 'coordinator_uninvited', 'coordinator_joined', 'coordinator_left'] as const),
  ...(['round_prepared', 'round_moved', 'round_correction_asked'] as const),
])
export type EventKind = z.infer<typeof EventKind>

/** A line of a network's history. Who did it is a name: a coordinator's or a member's. */
export const NetworkEvent = z.object({
  /** Instant, ISO. */
  at: z.string(),
  by: z.string(),
  what: EventKind,
  /** Which municipality, address or period. */
  of: z.string().default(''),
  changes: HistoryEntry.shape.changes.default({}),
})
export type NetworkEvent = z.infer<typeof NetworkEvent>

/** What a save changed, told field by field. */
export const changesOf = <T extends object>(before: T, after: T) => changesBetween(before as never, after as never)
