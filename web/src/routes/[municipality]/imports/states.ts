import * as m from '#messages'
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
