import { planParts } from '#shared/plan-rows.ts'
import type { Writing } from './rows.svelte.ts'

/**
 * Follows a link to a field of the plan, `#responsible-a5`: the row is opened, and the keyboard stands in the field.
 * Says whether there is such a place.
 */
export async function goTo(writing: Writing, hash: string): Promise<boolean> {
  const id = decodeURIComponent(hash.replace(/^#/, ''))
  const part = planParts.find(part => writing.of?.[part].some(row => id.endsWith(`-${row.id}`)))
  const row = part && writing.of![part].find(row => id.endsWith(`-${row.id}`))
  if (part && row && !document.getElementById(id)) {
    await writing.open(part, row.id)
  }
  const place = document.getElementById(id)
  place?.scrollIntoView({ block: 'center' })
  place?.focus({ preventScroll: true })
  return !!place
}
