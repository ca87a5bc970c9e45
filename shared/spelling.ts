import * as z from 'zod'
import { spelled } from './written.ts'

/** What people write by name and Järnkoll keeps more about: a unit, a supplier. It may go by other names too: earlier ones, other spellings. */
export const Named = z.object({
  id: z.string().regex(/^[\w-]{1,40}$/),
  name: z.string().trim().min(1).max(80),
  aliases: z.array(z.string().trim().min(1).max(80)).max(50).default([]),
})
export type Named = z.infer<typeof Named>

/** A row that said a name, and how it was written: what is needed to put it back. */
export const Said = z.array(z.object({ id: z.string().min(1), was: z.string().max(80) })).max(5000)
export type Said = z.infer<typeof Said>

/** Whom a text means: who has that name, else who also goes by it. */
export function finder<T extends Named>(all: T[]): (text: string) => T | undefined {
  const known = new Map<string, T>()
  for (const one of all) for (const alias of one.aliases) known.set(spelled(alias), one)
  for (const one of all) known.set(spelled(one.name), one)
  return text => known.get(spelled(text))
}

/** Names without repetition, the newest kept when there are too many; a name of its own is no other name. */
export function otherNames(name: string, names: string[]): string[] {
  const once = new Map(names.map(of => [spelled(of), of]))
  once.delete(spelled(name))
  return [...once.values()].slice(-50)
}

/** After a change of name it goes by the old one too, so that what still says it is understood; unless the change says which names it has. */
export function renamed<T extends Named>(before: T, after: T, aliases: string[] | undefined): T {
  return { ...after, aliases: otherNames(after.name, aliases ?? [...before.aliases, before.name]) }
}

/** The one that stays when two become one: it goes by the other's names too. */
export const joined = <T extends Named>(into: T, from: Pick<Named, 'name' | 'aliases'>): T => ({
  ...into,
  aliases: otherNames(into.name, [...into.aliases, ...from.aliases, from.name]),
})

/** The one that stayed, without the names of the one that is its own again. */
export function parted<T extends Named>(into: T, from: Pick<Named, 'name' | 'aliases'>): T {
  const gone = new Set([from.name, ...from.aliases].map(spelled))
  return { ...into, aliases: into.aliases.filter(alias => !gone.has(spelled(alias))) }
}
