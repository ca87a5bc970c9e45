import * as z from 'zod'

/** What the municipality calls what the house has a name for: statuses and levels, by field and value. */
export const Terms = z.record(z.string().max(40), z.string().trim().min(1).max(40)).default({})
export type Terms = z.infer<typeof Terms>

/** The levels that information is classified in, from the lowest to the highest. */
export const Scale = z.object({ from: z.int().min(0).max(1), to: z.int().min(2).max(9) }).default({ from: 0, to: 4 })
export type Scale = z.infer<typeof Scale>

/** The levels of a scale, in order. */
export const levelsOf = ({ from, to }: Scale): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i)

export const termKey = (field: string, value: string | number) => `${field}.${value}`
export const degreeKey = (level: number) => termKey('degree', level)

type Classified = { classification?: Record<string, number | undefined> | undefined }

/** A name that becomes another, and how many systems, roles, plans or follow-ups have what it names. */
export type RenamedTerm = { key: string; of: keyof Having; n: number }
/** What each of them has that a name is of, by the keys of names. */
export type Having = Record<'system' | 'role' | 'plan' | 'followUp', string[][]>

/** What is renamed, and how many read otherwise afterwards. */
export function renamedTerms(before: Terms, after: Terms, having: Having): RenamedTerm[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return keys
    .filter(key => before[key] !== after[key])
    .flatMap(key =>
      (Object.keys(having) as (keyof Having)[]).map(of => ({
        ...{ key, of },
        n: having[of].filter(has => has.includes(key)).length,
      })),
    )
    .filter(({ n }) => n > 0)
}

/** How many systems have a level that the scale no longer has. */
export const outsideScale = ({ from, to }: Scale, systems: Classified[]): number =>
  systems.filter(({ classification }) =>
    Object.values(classification ?? {}).some(level => level !== undefined && (level < from || level > to)),
  ).length
