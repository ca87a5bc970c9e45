import type { Choice, Opened } from '../door.ts'

const keyOf = (municipality: string, id: string) => `import-${municipality}-${id}`

/** What has been chosen about a file and not yet read in. Kept in this tab, so that whoever leaves and comes back goes on. */
export class Draft {
  sheet = $state(0)
  headingRow = $state(0)
  mapping = $state.raw<Choice['mapping']>([])
  policy = $state.raw<Choice['policy']>({ onError: 'stop', onExisting: 'update' })
  corrections = $state.raw<Choice['corrections']>([])
  skip = $state.raw<number[]>([])
  readonly #key: string

  constructor(municipality: string, of: Opened) {
    this.#key = keyOf(municipality, of.id)
    this.begin(of)
    const kept = sessionStorage.getItem(this.#key)
    if (kept) Object.assign(this, JSON.parse(kept) as Choice)
    $effect(() => sessionStorage.setItem(this.#key, JSON.stringify(this.choice)))
  }

  /** From what was guessed: rows that were corrected or left out were rows of another reading. */
  begin(of: Opened) {
    this.sheet = of.sheet
    this.headingRow = of.headingRow
    this.mapping = [...of.mapping]
    this.corrections = []
    this.skip = []
  }

  get choice(): Choice {
    const { sheet, headingRow, mapping, policy, corrections, skip } = this
    return { sheet, headingRow, mapping, policy, corrections, skip }
  }

  /** Reads a column as a field; a field is one column's, so another that had it is left out. */
  map(column: number, field: string | null) {
    this.mapping = this.mapping.map((now, i) => (i === column ? field : now === field ? null : now))
  }

  correct(row: number, field: string, text: string) {
    const others = this.corrections.filter(c => c.row !== row || c.field !== field)
    this.corrections = [...others, { row, field, text }]
  }

  leaveOut(row: number, out: boolean) {
    const others = this.skip.filter(of => of !== row)
    this.skip = out ? [...others, row] : others
  }

  forget() {
    sessionStorage.removeItem(this.#key)
  }
}
