import * as m from '#messages'
import type { Holder } from './permissions.ts'
import { inText, type RoleNames } from './role-names.ts'

type Locale = 'sv' | 'en'

const holders: Record<Holder, (params: object, options: { locale: Locale }) => string> = {
  modelAdmin: m.refusal_who_model_admin,
  controller: m.refusal_who_controller,
  owner: m.refusal_who_owner,
  deputy: m.refusal_who_deputy,
  leader: m.refusal_who_leader,
  specialist: m.refusal_who_specialist,
  reader: m.refusal_who_reader,
  member: m.refusal_who_member,
}

/** Who can do it instead, by what the roles are called here: `modellansvarig, objektägare eller objektägare IT`. */
export function whoInWords(who: readonly Holder[], names: RoleNames | undefined, locale: Locale): string {
  const all = who.flatMap(holder => {
    const own = holder === 'owner' || holder === 'leader' || holder === 'specialist' ? names?.[holder] : undefined
    return own?.length ? own.map(inText) : [holders[holder]({}, { locale })]
  })
  return new Intl.ListFormat(locale, { type: 'disjunction' }).format(all)
}
