import type { Platform } from '#functions/platform/index.ts'
import type { DemoPerson } from '../accounts.ts'

/** The invented people that the sign-in page lists; their logins' `sub` is `subOf(email)`. */
export const demoPeople: readonly DemoPerson[] = []

/** Writes the demo municipalities into an empty table; the day is 2026-09-14. Scheduled work of that day runs afterwards. */
export async function fillDemo(_platform: Platform): Promise<void> {}
