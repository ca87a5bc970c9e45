import * as m from '#messages'
import { decimal } from '../format.ts'
import type { Coverage, ScopePart } from './coverage.ts'
import type { Lacking, Told, Unit } from './definitions/definition.ts'
import { definitions, isKeyFigure, type FigureId, type KeyFigureId } from './key-figures.ts'
import type { OwnFigure } from './own-figures.ts'

/** In which language; as the reader has it where it is not said. */
type Locale = 'sv' | 'en' | undefined
type Text = typeof m.figures_name_K1
type Network = { ownFigures: OwnFigure[] } | undefined

const names: Record<KeyFigureId, Text> = {
  K1: m.figures_name_K1,
  K2: m.figures_name_K2,
  K3: m.figures_name_K3,
  K4: m.figures_name_K4,
  K5U: m.figures_name_K5U,
  K5E: m.figures_name_K5E,
  K5R: m.figures_name_K5R,
  K6: m.figures_name_K6,
  K7: m.figures_name_K7,
  K8: m.figures_name_K8,
  K9: m.figures_name_K9,
  K10: m.figures_name_K10,
  K11: m.figures_name_K11,
  K12: m.figures_name_K12,
  K13: m.figures_name_K13,
  K14: m.figures_name_K14,
  K15: m.figures_name_K15,
}
const texts: Record<KeyFigureId, Text> = {
  K1: m.figures_definition_K1,
  K2: m.figures_definition_K2,
  K3: m.figures_definition_K3,
  K4: m.figures_definition_K4,
  K5U: m.figures_definition_K5U,
  K5E: m.figures_definition_K5E,
  K5R: m.figures_definition_K5R,
  K6: m.figures_definition_K6,
  K7: m.figures_definition_K7,
  K8: m.figures_definition_K8,
  K9: m.figures_definition_K9,
  K10: m.figures_definition_K10,
  K11: m.figures_definition_K11,
  K12: m.figures_definition_K12,
  K13: m.figures_definition_K13,
  K14: m.figures_definition_K14,
  K15: m.figures_definition_K15,
}
const numerators: Record<KeyFigureId, Text> = {
  K1: m.figures_num_K1,
  K2: m.figures_num_K2,
  K3: m.figures_num_K3,
  K4: m.figures_num_K4,
  K5U: m.figures_num_K5U,
  K5E: m.figures_num_K5E,
  K5R: m.figures_num_K5R,
  K6: m.figures_num_K6,
  K7: m.figures_num_K7,
  K8: m.figures_num_K8,
  K9: m.figures_num_K9,
  K10: m.figures_num_K10,
  K11: m.figures_num_K11,
  K12: m.figures_num_K12,
  K13: m.figures_num_K13,
  K14: m.figures_num_K14,
  K15: m.figures_num_K15,
}
const denominators: Record<KeyFigureId, Text> = {
  K1: m.figures_den_K1,
  K2: m.figures_den_K2,
  K3: m.figures_den_K3,
  K4: m.figures_den_K4,
  K5U: m.figures_den_K5U,
  K5E: m.figures_den_K5E,
  K5R: m.figures_den_K5R,
  K6: m.figures_den_K6,
  K7: m.figures_den_K7,
  K8: m.figures_den_K8,
  K9: m.figures_den_K9,
  K10: m.figures_den_K10,
  K11: m.figures_den_K11,
  K12: m.figures_den_K12,
  K13: m.figures_den_K13,
  K14: m.figures_den_K14,
  K15: m.figures_den_K15,
}
const included: Partial<Record<KeyFigureId, Text>> = {
  K9: m.figures_in_K9,
  K11: m.figures_in_K11,
  K12: m.figures_in_K12,
  K13: m.figures_in_K13,
  K14: m.figures_in_K14,
  K15: m.figures_in_K15,
}
const excluded: Partial<Record<KeyFigureId, Text>> = {
  K9: m.figures_out_K9,
  K11: m.figures_out_K11,
  K12: m.figures_out_K12,
  K13: m.figures_out_K13,
  K14: m.figures_out_K14,
  K15: m.figures_out_K15,
}
const units: Record<Unit, Text> = {
  kr: m.figures_unit_kr,
  tkr: m.figures_unit_tkr,
  percent: m.figures_unit_percent,
  count: m.figures_unit_count,
  days: m.figures_unit_days,
}
const betters: Record<Told['better'], Text> = {
  up: m.figures_better_up,
  down: m.figures_better_down,
  neither: m.figures_better_neither,
}
const scopes: Record<ScopePart, Text> = {
  staff: m.figures_scope_staff,
  hired: m.figures_scope_hired,
  licences: m.figures_scope_licences,
  services: m.figures_scope_services,
  equipment: m.figures_scope_equipment,
  telecom: m.figures_scope_telecom,
  capital: m.figures_scope_capital,
  departments: m.figures_scope_departments,
  companies: m.figures_scope_companies,
  pupils: m.figures_scope_pupils,
}
const lackings: Record<Lacking | 'not_entered', Text> = {
  no_costs: m.figures_lacking_no_costs,
  year_not_read: m.figures_lacking_year_not_read,
  no_budget: m.figures_lacking_no_budget,
  no_users: m.figures_lacking_no_users,
  no_fte: m.figures_lacking_no_fte,
  no_residents: m.figures_lacking_no_residents,
  no_employees: m.figures_lacking_no_employees,
  no_workplaces: m.figures_lacking_no_workplaces,
  no_operating: m.figures_lacking_no_operating,
  kinds_unsaid: m.figures_lacking_kinds_unsaid,
  natures_unsaid: m.figures_lacking_natures_unsaid,
  nothing_there: m.figures_lacking_nothing_there,
  outside_bounds: m.figures_lacking_outside_bounds,
  not_entered: m.figures_lacking_not_entered,
}

const said = (text: Text | undefined, locale: Locale) => text?.({}, locale ? { locale } : undefined) ?? ''
const ownIn = (figure: FigureId, network: Network) => network?.ownFigures.find(({ id }) => id === figure)

/** What a figure is called; a network's own by its network. */
export const figureName = (figure: FigureId, network?: Network, locale?: Locale): string =>
  isKeyFigure(figure) ? said(names[figure], locale) : (ownIn(figure, network)?.name ?? figure)

/** "Anställda" → "anställda", and "IT-användare" as it is. */
const withinSentence = (name: string) =>
  /^\p{Lu}\p{Ll}/u.test(name) ? name[0]!.toLocaleLowerCase('sv') + name.slice(1) : name

/** The definition in one sentence. */
export function definitionText(figure: FigureId, network?: Network, locale?: Locale): string {
  if (isKeyFigure(figure)) return said(texts[figure], locale)
  const own = ownIn(figure, network)
  if (!own) return ''
  const parts = { numerator: own.numeratorName, denominator: withinSentence(own.denominatorName) }
  return m.figures_own_definition(parts, locale ? { locale } : undefined)
}

/** What is divided, and by what. */
export const numeratorText = (figure: FigureId, network?: Network, locale?: Locale): string =>
  isKeyFigure(figure) ? said(numerators[figure], locale) : (ownIn(figure, network)?.numeratorName ?? '')
export const denominatorText = (figure: FigureId, network?: Network, locale?: Locale): string =>
  isKeyFigure(figure) ? said(denominators[figure], locale) : (ownIn(figure, network)?.denominatorName ?? '')

/** Omfattning: what is included, and of a network's own all that it says of its scope. */
export const includedText = (figure: FigureId, network?: Network, locale?: Locale): string =>
  isKeyFigure(figure) ? said(included[figure] ?? m.figures_in_costs, locale) : (ownIn(figure, network)?.scope ?? '')
/** What is not included. */
export const excludedText = (figure: FigureId, locale?: Locale): string =>
  isKeyFigure(figure) ? said(excluded[figure] ?? m.figures_out_costs, locale) : ''

/** Where the numbers come from. */
export function sourceText(figure: FigureId, locale?: Locale): string {
  if (!isKeyFigure(figure)) return said(m.figures_source_entered, locale)
  if (definitions[figure].costs) return said(m.figures_source_costs, locale)
  return said(/^K1[123]$/.test(figure) ? m.figures_source_plans : m.figures_source_register, locale)
}

export const unitText = (unit: Unit, locale?: Locale): string => said(units[unit], locale)
export const betterText = (better: Told['better'], locale?: Locale): string => said(betters[better], locale)
export const scopeText = (part: ScopePart, locale?: Locale): string => said(scopes[part], locale)
/** Why a municipality has no value of a figure, and what to do about it. */
export const lackingText = (why: Lacking | 'not_entered', locale?: Locale): string => said(lackings[why], locale)

/** Täckning, as it is told beside a cost figure. */
export function coverageText({ outside, answered, all }: Coverage, locale?: Locale): string {
  const options = locale ? { locale } : undefined
  return outside === undefined
    ? m.figures_coverage_unknown({ answered, all }, options)
    : m.figures_coverage({ outside: `${decimal(outside, 0)}\u00a0%`, answered, all }, options)
}
