import { getLocale } from '#locale'
import * as m from '#messages'
import { whoMay, type Holder } from '#shared/permissions.ts'
import type { Me } from '#web/lib/me.ts'

/** Who may read in files. */
export const mayImport = ({ can }: Me) => can.import

const names: Partial<Record<Holder, () => string>> = {
  modelAdmin: m.refusal_who_model_admin,
  owner: m.refusal_who_owner,
  leader: m.refusal_who_leader,
}

/** Who can do it instead, in a sentence. */
export function whoMayImport(): string {
  const who = whoMay('register:import').map(holder => names[holder]?.() ?? '')
  const list = new Intl.ListFormat(getLocale(), { type: 'disjunction' }).format(who)
  return m.imports_who_may({ who: list[0]!.toLocaleUpperCase(getLocale()) + list.slice(1) })
}
