import * as z from 'zod'
import { addMonths, Day } from './day.ts'
import { Refusal } from './refusal.ts'

/** Nyckel that lets a BI tool fetch a municipality's costs, and nothing else. The secret itself is kept nowhere. */
export const FeedKey = z.object({
  id: z.string().min(1),
  /** What it is used for. */
  name: z.string().trim().min(1).max(80),
  /** Person who made it. */
  by: z.string().min(1),
  since: Day,
  /** Last day that it holds. */
  expires: Day,
  revoked: Day.optional(),
})
export type FeedKey = z.infer<typeof FeedKey>

/** How long a key may hold, in months. */
export const feedKeyMonths = [3, 6, 12, 24] as const
export const NewFeedKey = FeedKey.pick({ name: true }).extend({ months: z.literal(feedKeyMonths) })
export type NewFeedKey = z.infer<typeof NewFeedKey>

/** A key from today; it holds so many months. */
export const newFeedKey = (id: string, { name, months }: NewFeedKey, by: string, today: Day): FeedKey =>
  FeedKey.parse({ id, name, by, since: today, expires: addMonths(today, months) })

/** Where a key stands on a day. */
export const feedKeyState = ({ revoked, expires }: FeedKey, today: Day): 'active' | 'revoked' | 'expired' =>
  revoked !== undefined ? 'revoked' : expires < today ? 'expired' : 'active'

/** Refuses a key that nobody has made, that has been revoked, or whose last day has passed. */
export function assertFeedKey(key: FeedKey | undefined, today: Day): asserts key is FeedKey {
  if (!key) throw new Refusal('feed_key_unknown', {})
  if (key.revoked !== undefined) throw new Refusal('feed_key_revoked', { day: key.revoked })
  if (feedKeyState(key, today) === 'expired') throw new Refusal('feed_key_expired', { day: key.expires })
}
