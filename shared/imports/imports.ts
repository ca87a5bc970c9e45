import * as z from 'zod'
import { Day, addDays } from '../day.ts'

/** What can be read in from a file. */
export const ImportKind = z.enum(['objects', 'systems', 'contracts', 'people', 'assignments'])
export type ImportKind = z.infer<typeof ImportKind>

/**
 * `waiting`: the file has not come. `reading`, `applying`, `undoing`: work is going on. `read`: can be looked over.
 * `failed`: it cannot be read. `done`: everybody sees it. `undone`: as if it had never been.
 */
const ImportState = z.enum(['waiting', 'reading', 'read', 'failed', 'applying', 'done', 'undoing', 'undone'])

/** A no that belongs to the import itself: why the file could not be read, or why nothing was made of it. */
const Problem = z.object({ reason: z.string(), params: z.record(z.string(), z.unknown()) })

const Policy = z.object({ onError: z.enum(['stop', 'skip']), onExisting: z.enum(['update', 'skip', 'stop']) })
const cell = z.int().min(0).max(100_000)

/** How a file is to be read in: what the person has chosen and typed. */
export const ImportChoice = z.object({
  /** Which sheet, from 0, and on which of its rows the headings are, from 0. */
  sheet: cell,
  headingRow: cell,
  /** Column by column the field's id, or null when it is left out. */
  mapping: z.array(z.string().max(80).nullable()).max(2_000),
  policy: Policy,
  /** What somebody typed instead of what the file says; rows from 1, as in the file. */
  corrections: z.array(z.object({ row: cell, field: z.string().max(80), text: z.string().max(2_000) })).max(2_000),
  skip: z.array(cell).max(20_000),
})
export type ImportChoice = z.infer<typeof ImportChoice>

/** Inläsning: a file on its way into the register, and afterwards what became of it. */
export const Import = z.object({
  id: z.string(),
  kind: ImportKind,
  fileName: z.string().trim().min(1).max(200),
  /** Person who reads it in. */
  by: z.string(),
  /** ISO instant, and the business day. */
  at: z.string(),
  day: Day,
  state: ImportState,
  encoding: z.string().optional(),
  sheets: z.array(z.object({ name: z.string(), rows: z.int() })).default([]),
  problem: Problem.optional(),
  choice: ImportChoice.optional(),
  /** How many times somebody has said yes to it, and the batch of changes that was made. */
  attempt: z.int().default(0),
  batch: z.string().optional(),
  counts: z.object({ created: z.int(), changed: z.int(), unchanged: z.int(), skipped: z.int() }).optional(),
  /** What its result is kept under. */
  result: z.string().optional(),
  appliedOn: Day.optional(),
})
export type Import = z.infer<typeof Import>

export const NewImport = Import.pick({ kind: true, fileName: true }).extend({
  /** Bytes. */
  size: z.int().min(0),
})

/** A range of cells that was pasted. */
export const PastedCells = z.object({
  kind: ImportKind,
  cells: z
    .array(z.array(z.string().max(5_000)).max(60))
    .min(1)
    .max(500),
})

/** How long an import can be undone. */
const UNDO_DAYS = 30

/** The last day on which an import can be undone. */
export const undoUntil = ({ appliedOn }: Pick<Import, 'appliedOn'>): Day | undefined =>
  appliedOn && addDays(appliedOn, UNDO_DAYS)
