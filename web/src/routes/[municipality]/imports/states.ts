import { getLocale } from '#locale'
import * as m from '#messages'
import { few } from '#shared/format.ts'
import type { Made } from './door.ts'

type Kind = 'ok' | 'warn' | 'bad' | 'na'

/** An import's state: its form and its word. */
export const stateTexts: Record<Made['state'], { kind: Kind; text: () => string }> = {
  waiting: { kind: 'na', text: m.imports_state_waiting },
  reading: { kind: 'na', text: m.imports_state_reading },
  read: { kind: 'warn', text: m.imports_state_read },
  failed: { kind: 'bad', text: m.imports_state_failed },
  applying: { kind: 'na', text: m.imports_state_applying },
  done: { kind: 'ok', text: m.imports_state_done },
  undoing: { kind: 'na', text: m.imports_state_undoing },
  undone: { kind: 'na', text: m.imports_state_undone },
}

/** The word alone: a change of many is made, where a file is read in. */
export function stateText({ state, change }: Pick<Made, 'state' | 'change'>): string {
  if (change && state === 'failed') return m.imports_state_not_done()
  if (change && state === 'done') return m.imports_state_changed()
  return change && state === 'applying' ? m.imports_state_changing() : stateTexts[state].text()
}

/** What came of it: `en ny, två ändrade`. */
export function outcome({ counts }: Pick<Made, 'counts'>): string {
  if (!counts) return ''
  const { created, changed } = counts
  const parts = [
    ...(created > 0 ? [m.imports_counts_created({ n: created, few: few(created, getLocale()) })] : []),
    ...(changed > 0 ? [m.imports_counts_changed({ n: changed, few: few(changed, getLocale()) })] : []),
  ]
  return parts.join(', ') || m.imports_counts_none()
}
