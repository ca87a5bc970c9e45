import * as m from '#messages'
import { tkr } from '#shared/format.ts'
import { sum, toTkr } from '#shared/money.ts'
import type { SupplierRow } from '#shared/supplier-pages.ts'
import type { Column } from '#web/lib/ui/columns.ts'

/** A supplier is known by its name. */
export type Row = SupplierRow & { id: string }

const count = (id: 'systems' | 'objects' | 'contracts', text: string): Column<Row> => ({
  ...{ id, text, number: true, standard: true },
  value: row => row[id],
  show: row => String(row[id]),
})
const fact = (id: 'orgNumber' | 'contact' | 'email' | 'phone', text: string): Column<Row> => ({
  ...{ id, text, class: 'mut' },
  value: row => row[id],
  show: row => row[id],
})

/** Every column that the list of suppliers can have; what is hung on two suppliers costs once, so cost has no total. */
export const supplierColumns = (year: number): Column<Row>[] => [
  count('systems', m.suppliers_systems()),
  count('objects', m.suppliers_objects()),
  count('contracts', m.suppliers_contracts()),
  {
    ...{ id: 'notice', text: m.suppliers_next_notice(), standard: true, phone: true, day: true },
    value: row => row.lastNotice ?? '9',
    file: row => row.lastNotice ?? '',
  },
  {
    ...{ id: 'value', text: m.suppliers_value(), name: `${m.suppliers_value()}, tkr`, number: true, standard: true },
    value: row => row.value,
    show: row => tkr(row.value),
    file: row => toTkr(row.value),
    total: rows => tkr(sum(rows.map(row => row.value))),
  },
  {
    ...{ id: 'cost', text: m.suppliers_cost({ year }), name: `${m.suppliers_cost({ year })}, tkr` },
    ...{ number: true, standard: true, phone: true },
    value: row => row.cost,
    show: row => tkr(row.cost),
    file: row => toTkr(row.cost),
  },
  fact('orgNumber', m.suppliers_org_number()),
  fact('contact', m.suppliers_contact()),
  fact('email', m.suppliers_email()),
  fact('phone', m.suppliers_phone()),
]
