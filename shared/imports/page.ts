import { cellText, readCell } from './cells.ts'
import { unitGuess } from './column-units.ts'
import { guessesOf, withParts, type Guess, type Remembered } from './columns.ts'
import type { Cell, Field } from './fields.ts'
import { headingPlace, headingsAt, standsOver, type Place } from './headings.ts'
import type { Imported } from './kinds/kind.ts'
import { words } from './text.ts'
import type { UnitGuess } from './units.ts'
import { directoriesOf } from './written.ts'

/** How many of a column's first values are shown beside its heading. */
const SAMPLES = 3
/** How much of a sample is shown. */
const LONG = 80

/** The columns of a sheet, with what each is read as, why, and in which unit: as it was read last, else by its heading. */
export function columnsOf(rows: Cell[][], imported: Imported, remembered: Remembered, at?: Place) {
  const { fields, id } = imported.file
  const place = at ?? headingPlace(rows, fields)
  const below = rows.slice(place.row + 1)
  const headings = headingsAt(rows, place)
  const width = Math.max(headings.length, ...rows.slice(place.row, place.row + 20).map(cells => cells.length))
  const of = <T>(make: (column: number) => T) => Array.from({ length: width }, (_, column) => make(column))
  const texts = of(column => below.map(cells => cellText(cells[column] ?? null)).filter(Boolean))
  const alone = place.two ? headingsAt(rows, { ...place, two: false }) : []
  const last = new Map(Object.entries(remembered).map(([heading, { unit }]) => [words(heading), unit]))
  const guesses = byContent(guessesOf(headings, fields, { remembered, stable: id, alone }), texts, imported)
  return {
    headingRow: place.row,
    headingRows: place.two ? 2 : 1,
    /** Rows whose headings go on from the row above. */
    joinable: Array.from({ length: 20 }, (_, row) => row).filter(row => row > 0 && standsOver(rows, row)),
    /** Rows under the headings that have something in them. */
    filled: below.filter(cells => cells.some(cell => cellText(cell) !== '')).length,
    headings: of(column => headings[column] ?? ''),
    samples: of(column => texts[column]!.slice(0, SAMPLES).map(text => text.slice(0, LONG))),
    mapping: of(column => guesses[column]?.field ?? null),
    why: of(column => guesses[column]?.why ?? null),
    /** What each column is counted in, should it be read as a field that has a unit. */
    units: of((column): Record<string, UnitGuess> => {
      const [heading, cells] = [headings[column] ?? '', below.map(row => row[column] ?? null)]
      const guess = (field: Field) => unitGuess(field, heading, cells, last.get(words(heading)))!
      return Object.fromEntries(fields.filter(field => field.unit).map(field => [field.id, guess(field)]))
    }),
  }
}

/** A column that its heading does not tell, by its cells: every one of them an address, or somebody in the list that a field refers to. */
function byContent(guesses: Guess[], texts: string[][], { file: { fields }, lists }: Imported): Guess[] {
  const directories = directoriesOf(lists)
  const given = new Set(guesses.map(guess => guess?.field))
  const told = fields.filter(
    field => (field.email || field.kind === 'reference') && !field.open && !given.has(field.id),
  )
  return texts.map((all, column) => {
    if (guesses[column] || all.length < 2) return guesses[column] ?? null
    const reads = (field: Field) => {
      const readings = all.slice(0, 50).map(text => readCell(field, text, directories))
      return readings.every(reading => !reading.error && !reading.check)
    }
    const at = told.findIndex(reads)
    return at < 0 ? null : { field: told.splice(at, 1)[0]!.id, why: 'content' }
  })
}

/** The fields that a column can be read as. `part`: of which field it is a part. */
export const fieldsOf = ({ file: { fields, id, identity } }: Imported) =>
  withParts(fields).map(field => ({
    id: field.id,
    label: field.label,
    required: field.required === true || identity.includes(field.id),
    stable: field.id === id,
    number: field.kind === 'number',
    ...(field.unit && { unit: field.unit }),
    ...(field.parts && { parts: field.parts.map(part => part.id) }),
  }))
