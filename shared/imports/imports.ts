import * as z from 'zod'
import { Day, addDays, dayOf } from '../day.ts'
import { MOST_CORRECTIONS } from './limits.ts'
import { units } from './units.ts'

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
  /** Which sheet, from 0, on which of its rows the headings end, from 0, and on how many rows they stand. */
  sheet: cell,
  headingRow: cell,
  headingRows: z.int().min(1).max(2).default(1),
  /** Column by column the field's id, or null when it is left out; and what its numbers are counted in. */
  mapping: z.array(z.string().max(80).nullable()).max(2_000),
  units: z.array(z.enum(units).nullable()).max(2_000).default([]),
  policy: Policy,
  /** What somebody typed instead of what the file says; rows from 1, as in the file. */
  corrections: z
    .array(z.object({ row: cell, field: z.string().max(80), text: z.string().max(2_000) }))
    .max(MOST_CORRECTIONS),
  skip: z.array(cell).max(20_000),
})
export type ImportChoice = z.infer<typeof ImportChoice>

/** A yes to what was seen: the choice, and the print of the preview that it was made on. */
export const ImportAsked = ImportChoice.extend({ seen: z.string().max(700_000) })
export type ImportAsked = z.infer<typeof ImportAsked>

const Label = z.object({ sv: z.string(), en: z.string() })

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
  /** What the choice is kept under: it may be larger than a row. */
  chosen: z.string().optional(),
  /** A change of many rows instead of a file: which field, and what it became. */
  change: z.object({ field: Label, to: Label }).optional(),
  /** How many times somebody has said yes to it, and the batch of changes that was made. */
  attempt: z.int().default(0),
  batch: z.string().optional(),
  counts: z.object({ created: z.int(), changed: z.int(), unchanged: z.int(), skipped: z.int() }).optional(),
  /** What its result is kept under. */
  result: z.string().optional(),
  /** ISO instant of the real clock at which everybody saw it. */
  appliedAt: z.string().optional(),
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

/** The last day on which an import can be undone, by the same clock as the day on which it was read in. */
export const undoUntil = ({ appliedAt }: Pick<Import, 'appliedAt'>): Day | undefined =>
  appliedAt === undefined ? undefined : addDays(dayOf(new Date(appliedAt)), UNDO_DAYS)
