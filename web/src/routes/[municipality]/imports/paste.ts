import { getLocale } from '#locale'
import * as m from '#messages'
import { cellsOf, headed } from '#shared/imports/pasted.ts'
import { api, once, read } from '#web/lib/api.ts'
import { fieldsOf, type Kind } from './kinds.ts'

/** Makes an import of pasted cells. Without known headings its columns are asked for first. */
export async function send(municipality: string, kind: Kind, text: string, shown: readonly string[]) {
  const { cells, known } = headed(cellsOf(text), await fieldsOf[kind](municipality), shown, getLocale())
  if (cells.length > 500 || cells[0]!.length > 60) throw new Error(m.imports_paste_too_many())
  const { id } = await read(api.imports.cells.$post({ param: { municipality }, json: { kind, cells } }, once()))
  return { id, step: known ? '' : 'columns' }
}
