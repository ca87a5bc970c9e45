import { page } from '$app/state'
import * as m from '#messages'
import type { api } from '#web/lib/api.ts'
import { go as goTo } from '#web/lib/asked.ts'
import type { InferResponseType } from 'hono/client'
import { isForecast, yearOf } from '#shared/rounds.ts'
import type { Choice } from '#shared/comparison/choice.ts'
import { groupText } from '#shared/comparison/group-texts.ts'

/** One round of one group as the municipality sees it. */
export type Compared = InferResponseType<(typeof api.comparison.rounds)[':group'][':period']['$get'], 200>
export type Row = Compared['rows'][number]

/** `Prognos 2026`, or the year that is closed. */
export const periodText = (period: string) =>
  isForecast(period) ? m.comparison_forecast({ year: yearOf(period) }) : String(yearOf(period))

/** A group as it is chosen: what it is called, and how many they are. */
export function choiceText({ members, left, ...group }: Choice): string {
  const name = groupText(group)
  if (left) return m.comparison_left({ name })
  return members === undefined ? name : m.comparison_members({ name, n: members })
}

const queryOf = (changes: Record<string, string>): string[][] => {
  const others = [...page.url.searchParams].filter(([name]) => !(name in changes))
  return [...others, ...Object.entries(changes).filter(([, value]) => value !== '')]
}

/** The address of this page with some of what it asks for changed. */
export const hrefOf = (changes: Record<string, string>): string => `?${new URLSearchParams(queryOf(changes))}`

/** Goes there; what is shown stands in the address, so that it can be shared. */
export const go = (changes: Record<string, string>) => goTo(queryOf(changes))
