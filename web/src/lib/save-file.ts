import { getLocale } from '#locale'
import type { Day } from '#shared/day.ts'
import type { Entity, Fields, Lists } from '#shared/imports/fields.ts'
import { writeXlsx } from '#shared/imports/write.ts'
import { keep } from './keep.ts'

/** What a file is made of: its columns, its rows, and what they refer to. */
export type FileOf = { fields: Fields; entities: readonly Entity[]; lists: Lists }

/** Makes the file in the browser and lets the person keep it; loaded when it is asked for. */
export const saveFile = async (what: FileOf, title: string, today: Day) =>
  save(await writeXlsx({ ...what, locale: getLocale() }, title), `${title.toLocaleLowerCase()}-${today}`)

/** Lets the person keep an .xlsx that the browser has made. */
export function save(bytes: Uint8Array, name: string) {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  keep(new Blob([bytes as BlobPart], { type }), `${name}.xlsx`)
}
