import type { ForumKind } from '../forums.ts'
import type { Mandate } from '../model.ts'

// The default mandate of a steering group; the other kinds have what the municipality gives them.
const steering: Mandate = {
  decides: [
    'Uppdrag, mål, budget och plan, när objektägaren för frågan dit',
    'Frågor som förs vidare från det dagliga arbetet',
  ],
  responsible: [],
  takesPart: [
    'Stöder objektägaren i vilka som har rollerna',
    'Får veta hur det går med avtal, leverantörer och budget',
    'Tar emot uppföljningen',
  ],
}

/** The mandate that a new forum begins with; every line can be changed. */
export const presetMandate = (kind: ForumKind): Mandate =>
  kind === 'steering' ? steering : { decides: [], responsible: [], takesPart: [] }
