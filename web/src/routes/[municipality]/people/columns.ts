import * as m from '#messages'
import type { PersonRow } from '#shared/person-register.ts'
import type { BulkField } from '#web/lib/ui/bulk.ts'
import type { Column } from '#web/lib/ui/columns.ts'

/** Every column that the list of people can have. */
export const personColumns = (): Column<PersonRow>[] => [
  { id: 'unit', text: m.people_unit(), standard: true, value: row => row.unit, show: row => row.unit },
  { id: 'email', text: m.people_email(), standard: true, class: 'mail', value: row => row.email ?? '' },
  { id: 'roles', text: m.people_roles(), standard: true, value: row => row.roles.length },
  { id: 'load', text: m.people_load(), standard: true, phone: true, number: true, value: row => row.percent },
  { id: 'account', text: m.people_account(), standard: true, value: row => row.account },
  {
    ...{ id: 'available', text: m.staffing_file_available(), number: true },
    value: row => row.available,
    show: row => `${row.available}\u00a0%`,
  },
  {
    ...{ id: 'lastDay', text: m.people_last_day(), class: 'num nw' },
    value: row => row.lastDay ?? '9999',
    show: row => row.lastDay ?? '',
  },
]

/** What can be changed for many people at once. */
export const bulkFields = (): BulkField[] => [
  { id: 'unit', text: m.people_unit(), kind: 'text' },
  { id: 'lastDay', text: m.people_last_day(), kind: 'day' },
  { id: 'title', text: m.staffing_new_title(), kind: 'text' },
  { id: 'available', text: m.staffing_file_available(), kind: 'number', required: true },
]
