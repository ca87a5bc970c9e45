import { getLocale } from '#locale'
import type { Day } from '#shared/day.ts'
import type { Entity, Fields, Lists } from '#shared/imports/fields.ts'
import { writeCsv, writeXlsx } from '#shared/imports/write.ts'
import { keep } from './keep.ts'

/** What a file is made of: its columns, its rows, and what they refer to. */
export type FileOf = { fields: Fields; entities: readonly Entity[]; lists: Lists }
export type Format = 'xlsx' | 'csv'

const types: Record<Format, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv;charset=utf-8',
}

/** Makes the file in the browser and lets the person keep it; loaded when it is asked for. */
export async function saveFile(what: FileOf, title: string, today: Day, format: Format) {
  const of = { ...what, locale: getLocale() }
  const bytes = format === 'csv' ? writeCsv(of) : await writeXlsx(of, title)
  save(bytes, `${title.toLocaleLowerCase()}-${today}`, format)
}

/** Lets the person keep a file that the browser has made. */
export const save = (bytes: Uint8Array, name: string, format: Format = 'xlsx') =>
  keep(new Blob([bytes as BlobPart], { type: types[format] }), `${name}.${format}`)
