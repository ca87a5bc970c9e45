import * as z from 'zod'
import { hrefOf } from './written.ts'

/** Does it lead to the web, and nowhere else? */
export const isAddress = (text: string) => /^https?:\/\/\S+$/i.test(text)

/** Something kept elsewhere: what it is called, and its address on the web; none, when it lies in a binder. */
export const NamedLink = z.object({
  name: z.string().trim().min(1).max(120),
  address: z.union([z.literal(''), z.string().trim().max(500).refine(isAddress)]).default(''),
})
export type NamedLink = z.infer<typeof NamedLink>

export const MOST_LINKS = 20
/** What belongs to an entity and is kept elsewhere. Files are not kept in Järnkoll: they are linked to. */
export const Links = z.array(NamedLink).max(MOST_LINKS).default([])

/** A link by its address, where nobody has named it. */
const byAddress = (text: string): NamedLink => {
  const address = isAddress(text) ? text : ''
  return { name: text.replace(/^https?:\/\//i, '').slice(0, 120), address }
}

const row = z.record(z.string(), z.unknown())
/** Older rows have one address under `link`, or addresses without names. */
function named(value: unknown): unknown {
  const read = row.safeParse(value)
  if (!read.success) return value
  const { link, links, former, ...rest } = read.data
  const own = (Array.isArray(links) ? links : []).map(of =>
    typeof of === 'string' ? byAddress(of) : (of as NamedLink),
  )
  const one = typeof link === 'string' && link !== '' ? [byAddress(hrefOf(link))] : []
  return { ...rest, links: [...one, ...own], ...(Array.isArray(former) && { former: former.map(named) }) }
}

/** The schema of a row that may be from before links had names. */
export const withNames = <T extends z.ZodType>(schema: T) => z.preprocess(named, schema)
