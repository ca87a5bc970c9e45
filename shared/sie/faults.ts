/**
 * What cannot be read, and what is done with it.
 * Left out: `account` (none), `amount`, `year`, `period`, `field_missing`, `object_list` (not closed), `outside_voucher`
 * (a row with no voucher), `line_too_long`, `too_many` (more of a kind than is kept).
 * Read all the same: `date` (the voucher's holds for a row; a voucher without has none), `object_pair` (a dimension
 * without its object), `quote_open` (the text ends with the line), `voucher_open` (a brace of the voucher is missing),
 * `brace` (one too many), `outside_years` (a row's day is in no year of the file).
 */
export type SieReason =
  | 'account'
  | 'amount'
  | 'brace'
  | 'date'
  | 'field_missing'
  | 'line_too_long'
  | 'object_list'
  | 'object_pair'
  | 'outside_voucher'
  | 'outside_years'
  | 'period'
  | 'quote_open'
  | 'too_many'
  | 'voucher_open'
  | 'year'

/** `record` is the label without its `#`, empty when there is none. */
export type SieFault = { line: number; record: string; reason: SieReason }

/** So many are told, the rest counted. */
export const TOLD = 300

/** Counts faults, and tells the first. */
export function faultCounter(tell?: (fault: SieFault) => void) {
  let count = 0
  return {
    add(line: number, record: string, reason: SieReason) {
      count++
      if (count <= TOLD) tell?.({ line, record, reason })
    },
    count: () => count,
  }
}
export type FaultCounter = ReturnType<typeof faultCounter>
