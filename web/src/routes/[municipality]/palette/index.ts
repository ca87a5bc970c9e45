import type { SearchIndex } from '#shared/search-index.ts'
import { api, lastWrite, read } from '#web/lib/api.ts'

const FRESH = 60_000
const kept = new Map<string, { at: number; index: SearchIndex }>()

/** The index as it was last fetched, to answer from until a newer one has come. */
export const keptIndex = (code: string) => kept.get(code)?.index

/** The index, fetched again when it is older than a minute or something has been written since. */
export async function indexOf(code: string): Promise<SearchIndex> {
  const have = kept.get(code)
  const at = Date.now()
  if (have && at - have.at < FRESH && have.at > lastWrite()) return have.index
  const index = await read(api.search.$get({ param: { municipality: code } }))
  kept.set(code, { at, index })
  return index
}
