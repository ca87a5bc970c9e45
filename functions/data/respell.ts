import { Refusal } from '#shared/refusal.ts'
import type { Said } from '#shared/spelling.ts'
import type { Saved } from './collection.ts'

/** Rows of one kind, as far as a change of many needs them. */
type Rows<T> = {
  find: (id: string) => Promise<Saved<T> | undefined>
  list: () => Promise<Saved<T>[]>
  save: (before: Saved<T>, after: T) => Promise<unknown>
}

const AT_ONCE = 10
const ATTEMPTS = 4

/** Saves a change of a row as it stands; somebody else's change meanwhile stays. A row that is gone, or needs no change, is left. */
async function amend<T>(rows: Rows<T>, id: string, change: (row: T) => T | undefined) {
  for (let attempt = 1; ; attempt++) {
    const before = await rows.find(id)
    const after = before && change(before)
    if (!before || !after) return
    try {
      return void (await rows.save(before, after))
    } catch (error) {
      if (!(error instanceof Refusal) || error.reason !== 'stale' || attempt === ATTEMPTS) throw error
    }
  }
}

/** Changes rows one transaction each, ten at a time: each whole with its history. What a stopped run left is understood by its other name. */
export async function amendAll<T>(rows: Rows<T>, ids: string[], change: (row: T) => T | undefined): Promise<void> {
  for (let i = 0; i < ids.length; i += AT_ONCE)
    await Promise.all(ids.slice(i, i + AT_ONCE).map(id => amend(rows, id, change)))
}

/** Every row that says one of the names says this one instead; answers what each said. */
export async function respell<T extends { id: string } & Record<F, string>, F extends string>(
  rows: Rows<T>,
  field: F,
  means: (text: string) => boolean,
  to: string,
): Promise<Said> {
  const saying = (await rows.list()).filter(row => row[field] !== '' && row[field] !== to && means(row[field]))
  await amendAll(
    rows,
    saying.map(({ id }) => id),
    row => (row[field] !== to && means(row[field]) ? { ...row, [field]: to } : undefined),
  )
  return saying.map(row => ({ id: row.id, was: row[field] }))
}

/** Rows that still say the new name say again what they said; what somebody has changed since stays. */
export async function putBack<T extends { id: string } & Record<F, string>, F extends string>(
  rows: Rows<T>,
  field: F,
  said: Said,
  now: string,
): Promise<void> {
  const was = new Map(said.map(of => [of.id, of.was]))
  await amendAll(rows, [...was.keys()], row => (row[field] === now ? { ...row, [field]: was.get(row.id)! } : undefined))
}
