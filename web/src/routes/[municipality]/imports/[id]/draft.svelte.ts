import type { Choice, Opened } from '../door.ts'

const keyOf = (municipality: string, id: string) => `import-${municipality}-${id}`

/** What has been chosen about a file and not yet read in. Kept in this tab, so that whoever leaves and comes back goes on. */
export class Draft {
  sheet = $state(0)
  headingRow = $state(0)
  headingRows = $state(1)
  mapping = $state.raw<Choice['mapping']>([])
  units = $state.raw<NonNullable<Choice['units']>>([])
  policy = $state.raw<Choice['policy']>({ onError: 'stop', onExisting: 'update' })
  corrections = $state.raw<Choice['corrections']>([])
  skip = $state.raw<number[]>([])
  readonly #key: string

  /** From what was chosen before, here or when somebody last said yes to it; else from what is guessed. */
  constructor(municipality: string, of: Opened) {
    this.#key = keyOf(municipality, of.id)
    this.begin(of)
    const kept = sessionStorage.getItem(this.#key)
    const before = kept ? (JSON.parse(kept) as Choice) : of.choice
    if (before) {
      const { sheet, headingRow, headingRows = 1, mapping, units = [], policy, corrections, skip } = before
      Object.assign(this, { sheet, headingRow, headingRows, mapping, units, policy, corrections, skip })
    }
    $effect(() => sessionStorage.setItem(this.#key, JSON.stringify(this.choice)))
  }

  /** From what was guessed: rows that were corrected or left out were rows of another reading. */
  begin(of: Opened) {
    this.sheet = of.sheet
    this.headingRow = of.headingRow
    this.headingRows = of.headingRows
    this.mapping = [...of.mapping]
    this.units = of.mapping.map((field, column) => unitIn(of, column, field))
    this.corrections = []
    this.skip = []
  }

  get choice(): Choice {
    const { sheet, headingRow, headingRows, mapping, units, policy, corrections, skip } = this
    return { sheet, headingRow, headingRows, mapping, units, policy, corrections, skip }
  }

  /** Reads a column as a field, in the unit that it seems to be in; a field is one column's, so another that had it is left out. */
  map(of: Opened, column: number, field: string | null) {
    this.mapping = this.mapping.map((now, i) => (i === column ? field : now === field ? null : now))
    this.units = this.mapping.map((now, i) =>
      i === column || now === null ? unitIn(of, i, now) : (this.units[i] ?? null),
    )
  }

  count(column: number, unit: NonNullable<Choice['units']>[number]) {
    this.units = this.mapping.map((_, i) => (i === column ? unit : (this.units[i] ?? null)))
  }

  correct(row: number, field: string, text: string) {
    const others = this.corrections.filter(c => c.row !== row || c.field !== field)
    this.corrections = [...others, { row, field, text }]
  }

  leaveOut(row: number, out: boolean) {
    const others = this.skip.filter(of => of !== row)
    this.skip = out ? [...others, row] : others
  }
}

/** What has been read in is no longer to be chosen. */
export const forget = (municipality: string, id: string) => sessionStorage.removeItem(keyOf(municipality, id))

const unitIn = (of: Opened, column: number, field: string | null) =>
  (field === null ? undefined : of.units[column]?.[field]?.unit) ?? null
