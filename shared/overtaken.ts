import { isEmpty } from './field-use.ts'
import { canonical } from './plans.ts'

/** An entity's facts by field; own fields lie under `own`. */
type Facts = Record<string, unknown>
/** A field that two have changed: what somebody writes, and what another has saved meanwhile. Own fields by their ids. */
export type Contested = { field: string; own: boolean; mine: unknown; theirs: unknown }

/** Own fields beside the others, each a field of its own. */
const OWN = 'own.'
const flat = ({ own, ...facts }: Facts): Facts => ({
  ...facts,
  ...Object.fromEntries(Object.entries((own ?? {}) as Facts).map(([id, value]) => [OWN + id, value])),
})
const same = (a: unknown, b: unknown) => (isEmpty(a) && isEmpty(b)) || canonical(a) === canonical(b)

/** What is written otherwise than it was read, field by field. An own field that is written no more is emptied. */
function written(was: Facts, input: Facts): Facts {
  const [before, after] = [flat(was), flat(input)]
  const emptied =
    input['own'] === undefined ? [] : Object.keys(before).filter(key => key.startsWith(OWN) && !(key in after))
  return Object.fromEntries(
    [...Object.entries(after), ...emptied.map(key => [key, null] as const)].filter(
      ([key, value]) => !same(value, before[key]),
    ),
  )
}

/**
 * What is to be saved of what somebody writes, over an entity that others may have changed since it was read: the fields
 * that differ from what was read, and no others; not those in `yielded`, where what another has saved stands. Own fields
 * are saved together: the others are as they are now.
 */
export function mine(was: Facts, input: Facts, now: Facts, yielded: ReadonlySet<string> = new Set()): Facts {
  const change = Object.entries(written(was, input)).filter(([key]) => !yielded.has(key.replace(OWN, '')))
  const own = change
    .filter(([key]) => key.startsWith(OWN))
    .map(([key, value]) => [key.slice(OWN.length), value] as const)
  const rest = Object.fromEntries(change.filter(([key]) => !key.startsWith(OWN)))
  if (own.length === 0) return rest
  const together = { ...(now['own'] as Facts | undefined), ...Object.fromEntries(own) }
  return { ...rest, own: Object.fromEntries(Object.entries(together).filter(([, value]) => !isEmpty(value))) }
}

/** The fields that somebody writes and that another has changed to something else, from what the writer last saw to now. */
export function contested(was: Facts, input: Facts, seen: Facts, now: Facts): Contested[] {
  const [before, after] = [flat(seen), flat(now)]
  return Object.entries(written(was, input)).flatMap(([key, value]) =>
    same(before[key], after[key]) || same(value, after[key])
      ? []
      : [{ field: key.replace(OWN, ''), own: key.startsWith(OWN), mine: value, theirs: after[key] }],
  )
}
