import { getLocale } from '#locale'
import * as m from '#messages'
import type { columnsOf, fieldsOf } from '#shared/imports/page.ts'
import type { InferRequestType, InferResponseType } from 'hono/client'
import type { api } from '#web/lib/api.ts'

type Routes = (typeof api)['imports']

/** An import as its page sees it. */
export type Import = InferResponseType<Routes[':id']['$get'], 200>
/** One whose file has been read: with the columns of a sheet, and what each is read as. */
export type Opened = Import & { sheet: number; fields: ReturnType<typeof fieldsOf> } & ReturnType<typeof columnsOf>
/** Read, and not yet read in. */
export const opened = (of: Import) => (of.state === 'read' && 'headings' in of ? (of as Opened) : undefined)
/** What is chosen about a file before it is read in: what the preview is made of, and what is applied. */
export type Choice = InferRequestType<Routes[':id']['apply']['$post']>['json']
export type Seen = InferResponseType<Routes[':id']['preview']['$post'], 200>
export type SeenRow = Seen['rows'][number]
/** An import in the list of those that were made. */
export type Made = InferResponseType<Routes['$get'], 200>['items'][number]

/** What it is called: its file, or that it was pasted. */
export const nameOf = ({ fileName }: Pick<Made, 'fileName'>) => (fileName === 'cells' ? m.imports_pasted() : fileName)

/** Why it came to nothing, in the reader's language. */
export const problemOf = ({ problem }: Pick<Import, 'problem'>) => problem?.[getLocale()] ?? ''

/** Work is under way: the page asks again. */
export const atWork = (state: string) => ['reading', 'applying', 'undoing'].includes(state)
