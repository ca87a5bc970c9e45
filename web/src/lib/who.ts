import { getLocale } from '#locale'
import { whoMay as holdersOf, type Verb } from '#shared/permissions.ts'
import { capital } from '#shared/role-names.ts'
import { whoInWords } from '#shared/who-may.ts'
import type { Me } from './me.ts'

/** Who may, as a sentence begins, by what the roles are called here: `Modellansvarig, objektägare eller objektägare IT`. */
export const whoMay = (verb: Verb, { roleNames }: Pick<Me, 'roleNames'>): string =>
  capital(whoInWords(holdersOf(verb), roleNames, getLocale()))
