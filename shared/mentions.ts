import type { Model } from './model.ts'
import { capital, inText } from './role-names.ts'

/** A line of a role's mandate that mentions a role by a name it will no longer have, and how it would read. */
export type Mention = { role: string; line: string; becomes: string }

const ENDINGS = /^(s|ns?|ens?|r|rnas?|er|ernas?|nas?)?$/u

/** The lines that a change leaves behind with the old name of a role that it renames. */
export function mentionsOf(before: Pick<Model, 'roles'>, after: Pick<Model, 'roles'>): Mention[] {
  const now = new Map(after.roles.map(({ id, name }) => [id, name]))
  const names = before.roles
    .map(({ id, name }) => ({ was: name, is: now.get(id) ?? name }))
    .toSorted((a, b) => b.was.length - a.was.length)
  if (names.every(({ was, is }) => was === is)) return []
  // The longest first: "objektägare IT" is another role than "objektägare".
  const any = new RegExp(`(?<!\\p{L})(${names.map(({ was }) => escaped(was)).join('|')})(\\p{L}*)`, 'giu')
  const reworded = (line: string) =>
    line.replace(any, (all: string, name: string, ending: string) => {
      const { was, is } = names.find(of => same(of.was, name))!
      if (was === is || !ENDINGS.test(ending)) return all
      return cased(is, name) + inflected(was, is, ending)
    })
  return after.roles.flatMap(({ name, decides, responsible, takesPart }) =>
    [...decides, ...responsible, ...takesPart].flatMap(line => {
      const becomes = reworded(line)
      return becomes === line ? [] : [{ role: name, line, becomes }]
    }),
  )
}

const same = (a: string, b: string) => a.toLocaleLowerCase('sv') === b.toLocaleLowerCase('sv')
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
/** As the old name stood there: within a sentence, or at its beginning. */
const cased = (name: string, as: string) => (/^\p{Ll}/u.test(as) ? inText(name) : capital(name))

/** "objektägaren" → "processägaren", but "objektansvarig": an ending follows along only to a name that ends alike. */
function inflected(was: string, is: string, ending: string): string {
  const alike = /e$/.test(was) === /e$/.test(is) && !is.includes(' ')
  return alike ? ending : /s$/.test(ending) ? 's' : ''
}
