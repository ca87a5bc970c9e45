import * as z from 'zod'

/** Why a statistic of a group is not released. */
export const Why = z.enum([
  /** Fewer than k contribute. */
  'too_few',
  /** The group is large enough for a median, not for the middle half. */
  'small_group',
  /** Another group with nearly the same contributors is released. */
  'too_similar',
  /** One contributor is so large that the sum tells of it. */
  'dominated',
  /** What would be told lets a contributor's value be deduced: the values lie close. */
  'too_close',
  /** The statistic means nothing for this figure. */
  'not_asked',
])
export type Why = z.infer<typeof Why>

/** What is released of one figure of one group, each statistic or why it is not. */
export const Released = z.object({
  figure: z.string().min(1),
  /** Of the figure's definition. */
  version: z.int(),
  /** Exact from k on, otherwise null: "färre än 5". */
  n: z.int().nullable(),
  median: z.number().optional(),
  /** Mittersta hälften. */
  quartiles: z.object({ lower: z.number(), upper: z.number() }).optional(),
  /** The ratio of sums, which weighs each municipality by its size. */
  mean: z.number().optional(),
  why: z.object({ median: Why.optional(), quartiles: Why.optional(), mean: Why.optional() }).default({}),
  /** Medians of earlier periods, of the same contributors in all of them. */
  trend: z.array(z.object({ period: z.string(), median: z.number() })).optional(),
})
export type Released = z.infer<typeof Released>
