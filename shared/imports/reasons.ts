import type { Day } from '../day.ts'
import type { Value } from './fields.ts'

/** Why a cell is amber or red, with the values its sentence needs. Texts: `messages/<language>/imports.json`, `import_reason_<id>`. */
export type Reasons = {
  // red: cannot be read
  not_a_day: { text: string; month?: number; days?: number }
  not_a_number: { text: string }
  not_whole: { text: string }
  out_of_range: { text: string; min: number | null; max: number | null }
  too_long: { length: number; max: number }
  not_yes_or_no: { text: string }
  not_a_choice: { text: string; choices: { sv: string; en: string }[] }
  grade_missing: { text: string; choices: { sv: string; en: string }[] }
  reference_unknown: { text: string }
  several_named: { text: string; count: number }
  missing: Record<never, never>
  id_unknown: { text: string }
  not_an_address: { text: string }
  /** Somebody else has a value that only one may have: in the register, or on another row. */
  taken: { text: string }
  taken_by_row: { text: string; row: number }
  /** The period ends before this day, on which it begins. */
  ends_before: { from: string }
  contract_ends_before_start: { start: string }
  contract_notice_before_start: { start: string }
  contract_notice_after_end: { end: string }
  /** Whoever reads the file in may not change this. */
  not_yours: Record<never, never>
  /** Without all three there is no classification. */
  classification_in_part: Record<never, never>
  /** The system supports steps of the object that it would leave. */
  supports_steps: Record<never, never>
  /** The object that the row names has no such step. */
  step_unknown: { step: string; object: string; steps: string[] }
  step_twice: { name: string }
  role_not_on_object: { role: string }
  /** The person has the role there already, in the register or on an earlier row. */
  already_held: { person: string; from: Day; to?: Day }
  /** The person has left before they are needed. */
  gone: { name: string; day: Day }
  /** What an assignment is cannot be another. */
  fixed: Record<never, never>
  not_accepted: { text: string }
  /** The formula in the cell has come to nothing, or has never been worked out. */
  formula_failed: { text: string }
  /** Another row of the file is about the same one. */
  same_row: { row: number }
  // amber: read, and worth a look
  read_as: { text: string; value: string }
  /** The row has more cells than there are headings: most often a decimal comma where commas keep cells apart. */
  more_cells: { extra: string }
  similar: { text: string; name: string }
  emptied: { kept: Value }
  changed_much: { percent: number }
}
export type ReasonId = keyof Reasons
export type Reason = { [Id in ReasonId]: { id: Id; params: Reasons[Id] } }[ReasonId]

/** A cell that has been read: green, amber with how it was read, or red with what could stand there instead. */
export type Reading =
  | { value: Value; check?: undefined; error?: undefined }
  | { value: Value; check: Reason; error?: undefined }
  | { error: Reason; suggestion?: string; value?: undefined; check?: undefined }
