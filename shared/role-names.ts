import type { Model } from './model.ts'

/** What the roles by which people may are called here: those that decide, that lead and that do the work. */
export type RoleNames = Record<'owner' | 'leader' | 'specialist', string[]>

export function roleNames({ roles }: Pick<Model, 'roles'>): RoleNames {
  const named = (level: string) => roles.filter(role => role.level === level).map(role => role.name)
  return { owner: named('deciding'), leader: named('leading'), specialist: named('operative') }
}

/** A role's name in running text: "Objektägare IT" → "objektägare IT"; "IT-ledare" as it is. */
export const inText = (name: string): string =>
  /^\p{Lu}\p{Ll}/u.test(name) ? name[0]!.toLocaleLowerCase('sv') + name.slice(1) : name

/** As a sentence begins. */
export const capital = (text: string): string => text.slice(0, 1).toLocaleUpperCase('sv') + text.slice(1)
