import { getLocale } from '#locale'
import * as m from '#messages'
import type { Day } from '#shared/day.ts'
import type { Entity, Lists } from '#shared/imports/fields.ts'
import { writeXlsx } from '#shared/imports/write.ts'
import { systemFile } from '#shared/system-file.ts'

/** Makes the file in the browser and lets the person keep it; loaded when it is asked for. */
export async function saveSystems(entities: readonly Entity[], lists: Lists, today: Day) {
  const what = { fields: systemFile(), entities, lists, locale: getLocale() }
  const bytes = await writeXlsx(what, m.systems_title())
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([bytes as BlobPart], { type }))
  link.download = `${m.systems_title().toLocaleLowerCase()}-${today}.xlsx`
  link.click()
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
