import * as m from '#messages'
import { intervalText } from './placing-order.ts'
import type { AccountUse, Nature, PlacingRule, Target } from './placing.ts'
import { capital, inText } from './role-names.ts'

type Locale = 'sv' | 'en'
type Named = readonly { id: string; name: string }[]

/** What placing speaks of, by name. */
export type PlacingNames = {
  objects: Named
  systems: readonly { id: string; name: string; object: string }[]
  kinds: Named
  entities: readonly { id: string; name: string; parts: readonly { dimension: string; name: string }[] }[]
}

export const natureTexts: Record<Nature, typeof m.placing_nature_upkeep> = {
  upkeep: m.placing_nature_upkeep,
  enhancement: m.placing_nature_enhancement,
  retirement: m.placing_nature_retirement,
  investment: m.placing_nature_investment,
}

/** What a code part is called, by an entity when one is named: `Objekt`, or `Del 1` until somebody has said. */
export function partName({ entities }: Pick<PlacingNames, 'entities'>, dimension: string, entity?: string): string {
  const among = entities.filter(({ id }) => entity === undefined || id === entity)
  const part = among.flatMap(({ parts }) => parts).find(of => of.dimension === dimension)
  return part?.name ?? m.placing_part({ n: dimension })
}

/** What a row or a rule says of a code part: `objekt 4711`, or `del 1: 4711` until the part has a name. */
export function partText(names: Pick<PlacingNames, 'entities'>, dimension: string, value: string, entity?: string) {
  const name = inText(partName(names, dimension, entity))
  return `${name}${/\d$/.test(name) ? ':' : ''} ${value}`
}

const nameIn = (list: Named, id: string) => list.find(of => of.id === id)?.name ?? id
const between = (from: string, to: string) => (from === to ? from : `${from}–${to}`)

type Conditions = Pick<PlacingRule, 'accounts' | 'parts'> &
  Partial<Record<'entity' | 'supplier' | 'text', string | undefined>>

/** Which rows a rule takes: `Konto 6420–6429 och objekt 4711`. */
export function conditionsText(rule: Conditions, names: PlacingNames, locale: Locale): string {
  const { entity, accounts, parts, supplier, text } = rule
  const all = new Intl.ListFormat(locale)
  const either = new Intl.ListFormat(locale, { type: 'disjunction' })
  const told = [
    ...(accounts.length > 0 ? [m.placing_if_account({ accounts: either.format(accounts.map(intervalText)) })] : []),
    ...parts.map(({ dimension, from, to }) => partText(names, dimension, between(from, to), entity)),
    ...(supplier ? [m.placing_if_supplier({ text: supplier })] : []),
    ...(text ? [m.placing_if_text({ text })] : []),
  ]
  const rows = told.length > 0 ? capital(all.format(told)) : m.placing_if_all()
  return entity === undefined ? rows : m.placing_if_entity({ rows, entity: nameIn(names.entities, entity) })
}

/** Where something belongs: `Ekonomistöd, Licenser`. */
export function targetText(to: Target, { objects, systems, kinds }: PlacingNames): string {
  if (to.notIt) return m.placing_not_it()
  const told = [
    ...(to.object === undefined ? [] : [nameIn(objects, to.object)]),
    ...(to.system === undefined ? [] : [nameIn(systems, to.system)]),
    ...(to.contract === undefined ? [] : [m.placing_a_contract()]),
    ...(to.costKind === undefined ? [] : [nameIn(kinds, to.costKind)]),
    ...(to.nature === undefined ? [] : [natureTexts[to.nature]()]),
  ]
  return told.map((text, i) => (i > 0 && i === told.length - 1 && to.nature ? inText(text) : text)).join(', ')
}

/** A rule as a sentence. */
export const ruleText = (rule: Conditions & Pick<PlacingRule, 'to'>, names: PlacingNames, locale: Locale): string =>
  `${conditionsText(rule, names, locale)} → ${targetText(rule.to, names)}`

/** The years that something counts for; nothing when it always does. */
export function yearsText({ since, until }: Pick<PlacingRule, 'since' | 'until'>): string {
  if (since !== undefined && since === until) return m.placing_only_year({ year: since })
  if (since !== undefined && until !== undefined) return m.placing_between_years({ since, until })
  if (since !== undefined) return m.placing_since({ year: since })
  return until === undefined ? '' : m.placing_until({ year: until })
}

/** What the accounts of an interval are: `Licenser, investering`, `Lön`, `Inte IT`. */
export function useText(of: Pick<AccountUse, 'use' | 'costKind' | 'nature'>, { kinds }: Pick<PlacingNames, 'kinds'>) {
  if (of.use === 'payroll') return m.placing_payroll()
  if (of.use === 'notIt') return m.placing_not_it()
  const kind = nameIn(kinds, of.costKind ?? '')
  return of.nature === undefined ? kind : `${kind}, ${inText(natureTexts[of.nature]())}`
}
