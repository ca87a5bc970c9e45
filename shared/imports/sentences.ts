import * as m from '#messages'
import { decimal, monthName, percent } from '../format.ts'
import { UNCOUNTED } from './faults.ts'
import type { Reason, ReasonId, Reasons } from './reasons.ts'

type In = { locale: 'sv' | 'en' }
type Sentences = { [Id in ReasonId]: (params: Reasons[Id] & { field: string }, options: In) => string }

/** Says that the month is shorter, when that is the trouble. */
const notADay = ({ text, month, days }: Reasons['not_a_day'], options: In) =>
  month && days
    ? m.import_reason_not_a_day_of_month({ text, month: sentenceCase(monthName(month, options.locale)), days }, options)
    : m.import_reason_not_a_day({ text }, options)
const sentenceCase = (text: string) => text[0]!.toUpperCase() + text.slice(1)

function outOfRange({ text, min, max }: Reasons['out_of_range'], options: In): string {
  const [from, to] = [min, max].map(n => (n === null ? '' : decimal(n, 6))) as [string, string]
  if (max === null) return m.import_reason_too_small({ text, from }, options)
  if (min === null) return m.import_reason_too_large({ text, to }, options)
  return m.import_reason_out_of_range({ text, from, to }, options)
}

const changedMuch = ({ percent: by }: Reasons['changed_much'], options: In) =>
  by < 0
    ? m.import_reason_changed_less({ percent: percent(-by, 100) }, options)
    : m.import_reason_changed_more({ percent: percent(by, 100) }, options)

const notAChoice = ({ text, choices }: Reasons['not_a_choice'], options: In) => {
  const list = new Intl.ListFormat(options.locale, { type: 'disjunction' })
  return m.import_reason_not_a_choice({ text, choices: list.format(choices.map(c => c[options.locale])) }, options)
}

const gradeMissing = ({ text, choices }: Reasons['grade_missing'], options: In) => {
  const list = new Intl.ListFormat(options.locale, { type: 'disjunction' })
  const [first] = choices
  const example = `${text.replace(/[\s:]+$/, '')}: ${first?.[options.locale] ?? ''}`
  return m.import_reason_grade_missing(
    { text, example, choices: list.format(choices.map(c => c[options.locale])) },
    options,
  )
}

const stepUnknown = ({ step, object, steps }: Reasons['step_unknown'], options: In) =>
  steps.length === 0
    ? m.import_reason_step_none({ step, object }, options)
    : m.import_reason_step_unknown({ step, object, steps: new Intl.ListFormat(options.locale).format(steps) }, options)
const alreadyHeld = ({ to, ...held }: Reasons['already_held'], options: In) =>
  to === undefined
    ? m.import_reason_already_held(held, options)
    : m.import_reason_already_held_until({ ...held, to }, options)

const sentences: Sentences = {
  not_a_day: notADay,
  not_a_number: m.import_reason_not_a_number,
  not_whole: m.import_reason_not_whole,
  out_of_range: outOfRange,
  too_long: m.import_reason_too_long,
  not_yes_or_no: m.import_reason_not_yes_or_no,
  not_a_choice: notAChoice,
  grade_missing: gradeMissing,
  reference_unknown: m.import_reason_reference_unknown,
  several_named: m.import_reason_several_named,
  missing: m.import_reason_missing,
  id_unknown: m.import_reason_id_unknown,
  not_an_address: m.import_reason_not_an_address,
  taken: m.import_reason_taken,
  taken_by_row: m.import_reason_taken_by_row,
  ends_before: m.import_reason_ends_before,
  contract_ends_before_start: m.refusal_contract_ends_before_start,
  contract_notice_before_start: m.refusal_contract_notice_before_start,
  contract_notice_after_end: m.refusal_contract_notice_after_end,
  not_yours: m.import_reason_not_yours,
  classification_in_part: m.import_reason_classification_in_part,
  supports_steps: m.import_reason_supports_steps,
  step_unknown: stepUnknown,
  step_twice: m.import_reason_step_twice,
  fixed: m.import_reason_fixed,
  role_not_on_object: m.import_reason_role_not_on_object,
  already_held: alreadyHeld,
  gone: m.import_reason_gone,
  not_accepted: m.import_reason_not_accepted,
  formula_failed: ({ text }, options) =>
    text === UNCOUNTED
      ? m.import_reason_formula_uncounted({}, options)
      : m.import_reason_formula_failed({ text }, options),
  same_row: m.import_reason_same_row,
  read_as: m.import_reason_read_as,
  more_cells: m.import_reason_more_cells,
  similar: m.import_reason_similar,
  emptied: ({ kept }, options) => m.import_reason_emptied({ kept: String(kept) }, options),
  changed_much: changedMuch,
}

/** Why a cell is amber or red, as a person reads it. `field` is the heading of its column. */
export const reasonText = (reason: Reason, field: string, options: In): string =>
  (sentences[reason.id] as (params: object, options: In) => string)({ ...reason.params, field }, options)
