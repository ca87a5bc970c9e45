import * as m from '#messages'
import { monthsBetween, unsupported } from '#shared/lifecycle.ts'
import type { SystemRow } from '#shared/system-register.ts'

/** What a system's days mean together, `today` (a calendar day). */
export function meaning(row: SystemRow, today: string): { kind: 'ok' | 'warn' | 'bad'; text: string } {
  const gap = unsupported(row)
  if (!gap) return { kind: 'ok', text: m.lifecycle_supported() }
  if (gap.from <= today) return { kind: 'bad', text: m.lifecycle_without() }
  if (!gap.to) return { kind: 'warn', text: m.lifecycle_no_end() }
  return { kind: 'warn', text: m.lifecycle_gap({ months: Math.max(1, monthsBetween(gap.from, gap.to)) }) }
}
