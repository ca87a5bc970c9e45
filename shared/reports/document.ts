import * as z from 'zod'
import { Day } from '../day.ts'
import { signedTkr, tkr } from '../format.ts'
import { toTkr, type Ore } from '../money.ts'

const share = z.number().min(0).max(1)
/** Where a median lies on a line from 0 to 1, with the middle half and one's own value where they are known. */
const Spread = z.object({
  median: share,
  half: z.object({ from: share, to: share }).optional(),
  own: share.optional(),
})
type Spread = z.infer<typeof Spread>

/**
 * Text; a number, which sheets reckon with, and how many decimals it has; or a small figure and what it says in words:
 * bars, each a share of the longest, or a spread.
 */
const Cell = z.union([
  z.string(),
  z.object({ text: z.string(), value: z.number(), decimals: z.int().min(0).max(6).optional() }),
  z.object({ bars: z.array(share).min(1).max(2), alt: z.string().min(1) }),
  z.object({ spread: Spread, alt: z.string().min(1) }),
])
export type Cell = z.infer<typeof Cell>

/** `end`: numbers. `grow`: its share of the room that is left; without it a column is as wide as what it holds. */
const Column = z.object({ name: z.string(), end: z.literal(true).optional(), grow: z.number().positive().optional() })
export type Column = z.infer<typeof Column>

const Table = z.object({
  kind: z.literal('table'),
  columns: z.array(Column).min(1),
  rows: z.array(z.array(Cell)),
  total: z.array(Cell).optional(),
})
const Block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('heading'), text: z.string() }),
  Table,
])
export type Block = z.infer<typeof Block>
export type Table = z.infer<typeof Table>

const Section = z.object({ heading: z.string(), blocks: z.array(Block) })
export type Section = z.infer<typeof Section>

/** The municipality's mark, as a small file in base64. */
export const Logo = z.object({ format: z.enum(['svg', 'png']), base64: z.base64().max(80_000) })
export type Logo = z.infer<typeof Logo>

/** One report, the same whatever it becomes: a page, a PDF, a document or a sheet. */
export const Report = z.object({
  locale: z.enum(['sv', 'en']),
  title: z.string().min(1),
  subtitle: z.string(),
  municipality: z.object({ name: z.string().min(1), logo: Logo.optional() }),
  /** It is no approved version: the word stands in the header. */
  draft: z.boolean(),
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
  sections: z.array(Section),
  /** Code, version, day and diary number: at the foot of every page. */
  footer: z.string(),
  /** The day that it is of: that of the decision, or the day when it was asked for. */
  day: Day,
  /** Words of the paper itself: `{n}` and `{all}` are the page and how many there are. */
  words: z.object({ draft: z.string(), pages: z.string() }),
})
export type Report = z.infer<typeof Report>

/** An amount in tkr. */
export const amount = (ore: Ore): Cell => ({ text: tkr(ore), value: toTkr(ore) })
/** A difference in tkr, with its sign. */
export const difference = (ore: Ore): Cell => ({ text: signedTkr(ore), value: toTkr(ore) })
/** What a cell says in words. */
export const wordsOf = (cell: Cell): string => (typeof cell === 'string' ? cell : 'alt' in cell ? cell.alt : cell.text)

/** Sections in their order, each with its number; those that hold nothing are left out. */
export const numbered = (sections: Section[]): Section[] =>
  sections
    .filter(({ blocks }) => blocks.length > 0)
    .map(({ heading, blocks }, i) => ({ heading: `${i + 1}. ${heading}`, blocks }))

/** A paragraph, where there is a text. */
export const paragraph = (text: string): Block[] => (text.trim() === '' ? [] : [{ kind: 'text', text: text.trim() }])
/** A table, where it has rows. */
export const table = (columns: Column[], rows: Cell[][], total?: Cell[]): Block[] =>
  rows.length === 0 ? [] : [{ kind: 'table', columns, rows, ...(total && { total }) }]

export const Format = z.enum(['pdf', 'docx', 'xlsx'])
export type Format = z.infer<typeof Format>

/** What the file of a report is called. */
export const fileName = ({ title, subtitle, draft, words }: Report, format: Format): string => {
  const name = [draft ? `${words.draft} ${title}` : title, subtitle].filter(Boolean).join(', ')
  return `${name.replaceAll(/[\\/:*?"<>|]/g, '-')}.${format}`
}
