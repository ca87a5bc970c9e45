import { asksYear, missingIn } from '#shared/ledgers/table-columns.ts'
import { NEW_PART } from '#shared/ledgers/table-fields.ts'
import type { TableColumns } from '#shared/ledgers/tables.ts'
import type { Columns, Tabled } from '../door.ts'

/** What somebody says of a table's columns, from what was said before, else from what they are taken for. */
export class ColumnsDraft {
  mapping = $state.raw<TableColumns['mapping']>([])
  year = $state<number>()
  generated = $state('')
  readonly #of: Tabled
  readonly #asked: Columns

  constructor(of: Tabled, asked: Columns) {
    this.#of = of
    this.#asked = asked
    const { table, columns, about, modified } = of
    const same = columns?.kind === asked.kind && columns.entity === asked.entity
    const known = asked.fields.map(({ id }) => id)
    // A code part that was new gets its number in the economy model when the file is read in.
    const said = same ? columns.mapping.map(field => (field && !known.includes(field) ? NEW_PART : field)) : undefined
    this.mapping = said ?? table.columns.map((_, i) => asked.guesses[i]?.field ?? null)
    this.year = columns?.year ?? about?.year
    this.generated = columns?.generated ?? modified ?? ''
  }

  get missing() {
    return missingIn({ kind: this.#asked.kind, mapping: this.mapping })
  }
  /** The file does not say which year it is of. */
  get asksYear() {
    return asksYear({ kind: this.#asked.kind, mapping: this.mapping }, this.#of.table.columns)
  }
  get read() {
    return this.mapping.filter(field => field !== null).length
  }
  /** What a column is chosen as; another that was the same is left out, but for new code parts. */
  choose(column: number, field: string | null) {
    this.mapping = this.mapping.map((now, i) =>
      i === column ? field : field !== null && field !== NEW_PART && now === field ? null : now,
    )
  }

  get choice(): TableColumns {
    const { kind, entity } = this.#asked
    const { mapping, year, generated } = this
    return {
      ...{ kind, entity, mapping },
      ...(this.asksYear && year && { year }),
      ...(generated && { generated }),
    }
  }
}
