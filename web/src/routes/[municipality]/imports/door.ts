import { getLocale } from '#locale'
import * as m from '#messages'
import type { ImportChoice } from '#shared/imports/imports.ts'
import type { columnsOf, fieldsOf } from '#shared/imports/page.ts'
import type { InferRequestType, InferResponseType } from 'hono/client'
import type { api } from '#web/lib/api.ts'

type Routes = (typeof api)['imports']

/** An import as its page sees it. */
export type Import = InferResponseType<Routes[':id']['$get'], 200>
/** One whose file has been read: with the columns of a sheet, and what each is read as. */
export type Opened = Import & {
  sheet: number
  choice?: ImportChoice
  fields: ReturnType<typeof fieldsOf>
} & ReturnType<typeof columnsOf>
/** Read, and not yet read in. */
export const opened = (of: Import) => (of.state === 'read' && 'headings' in of ? (of as Opened) : undefined)
/** What is chosen about a file before it is read in: what the preview is made of, and what is applied. */
export type Choice = Omit<InferRequestType<Routes[':id']['apply']['$post']>['json'], 'seen'>
export type Seen = InferResponseType<Routes[':id']['preview']['$post'], 200>
export type SeenRow = Seen['rows'][number]
/** An import in the list of those that were made. */
export type Made = InferResponseType<Routes['$get'], 200>['items'][number]

/** What it is called: its file, that it was pasted, or what became the same for many. */
export function nameOf({ fileName, change }: Pick<Made, 'fileName'> & Partial<Pick<Made, 'change'>>): string {
  const locale = getLocale()
  if (change?.to[locale]) return m.imports_changed_many({ field: change.field[locale], to: change.to[locale] })
  if (change) return m.imports_changed_many_empty({ field: change.field[locale] })
  return fileName === 'cells' ? m.imports_pasted() : fileName
}

/** Why it came to nothing, in the reader's language. */
export const problemOf = ({ problem }: Pick<Import, 'problem'>) => problem?.[getLocale()] ?? ''

/** Work is under way: the page asks again. */
export const atWork = (state: string) => ['reading', 'applying', 'undoing'].includes(state)
