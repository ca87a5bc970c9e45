import { goto } from '$app/navigation'
import { page } from '$app/state'
import * as m from '#messages'
import { api } from '#web/lib/api.ts'
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

function queryOf(changes: Record<string, string>): URLSearchParams {
  const asked = new URLSearchParams([...page.url.searchParams])
  for (const [name, value] of Object.entries(changes)) {
    if (value) asked.set(name, value)
    else asked.delete(name)
  }
  return asked
}

/** The address of this page with some of what it asks for changed. */
export const hrefOf = (changes: Record<string, string>): string => `?${queryOf(changes)}`

/** Goes there; what is shown stands in the address, so that it can be shared. */
export const go = (changes: Record<string, string>) => goto(`?${queryOf(changes)}`, { replace: true, reset: false })
