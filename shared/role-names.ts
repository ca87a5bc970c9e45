import type { Level, Side } from './actor.ts'
import type { Model } from './model.ts'

/** What the roles by which people may are called here: those that decide, that lead and that do the work. */
export type RoleNames = Record<'owner' | 'leader' | 'specialist', string[]>

export function roleNames({ roles }: Pick<Model, 'roles'>): RoleNames {
  const named = (level: string) => roles.filter(role => role.level === level).map(role => role.name)
  return { owner: named('deciding'), leader: named('leading'), specialist: named('operative') }
}

/** Those who may be asked to do something, by level and side, and what their roles are called here. */
export type HolderName = { level: Level; side: Side; name: string }

export const holderNames = ({ roles }: Pick<Model, 'roles'>): HolderName[] =>
  [...Map.groupBy(roles, ({ level, side }) => `${level} ${side}`).values()].map(of => ({
    ...{ level: of[0]!.level, side: of[0]!.side },
    name: of.map(({ name }) => name).join(', '),
  }))

/** A role's name in running text: "Objektägare IT" → "objektägare IT"; "IT-ledare" as it is. */
export const inText = (name: string): string =>
  /^\p{Lu}\p{Ll}/u.test(name) ? name[0]!.toLocaleLowerCase('sv') + name.slice(1) : name

/** As a sentence begins. */
export const capital = (text: string): string => text.slice(0, 1).toLocaleUpperCase('sv') + text.slice(1)
