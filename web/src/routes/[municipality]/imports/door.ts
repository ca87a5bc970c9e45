import { getLocale } from '#locale'
import * as m from '#messages'
import type { Mapping } from '#shared/imports/columns.ts'
import type { InferRequestType, InferResponseType } from 'hono/client'
import type { api } from '#web/lib/api.ts'

type Routes = (typeof api)['imports']

/** An import as its page sees it. */
export type Import = InferResponseType<Routes[':id']['$get'], 200>
type ImportField = { id: string; label: { sv: string; en: string }; required: boolean; stable: boolean }
/** One whose file has been read: with the columns of a sheet, and what each is read as. */
export type Opened = Import & {
  sheet: number
  headingRow: number
  headings: string[]
  samples: string[][]
  mapping: Mapping
  guessed: ('remembered' | 'known' | null)[]
  fields: ImportField[]
}
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
