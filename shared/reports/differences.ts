import * as m from '#messages'
import { signedTkr, tkr } from '../format.ts'
import { sum } from '../money.ts'
import type { PlanVersion } from '../plan-decisions.ts'
import { lineTotal } from '../plan-rows.ts'
import { differences, type Difference } from '../plan-versions.ts'
import { numbered, paragraph, table, type Report } from './document.ts'
import { inFrame, type Frame } from './frame.ts'
import { fieldName, partNames, valueInWords, type Names } from './plan-words.ts'

type Version = Pick<PlanVersion, 'version' | 'decision' | 'frozen'>
export type DifferencesInput = Omit<Names, 'goals'> & {
  before: Version
  after: Version
  object: { name: string; code: string }
}

/** What a later version of a plan says otherwise than an earlier one: the same differences as the plan's page tells. */
export function differencesReport(input: DifferencesInput, frame: Frame): Report {
  const { before, after, object, model } = input
  const { locale } = frame
  const goals = [...before.frozen.goals, ...after.frozen.goals]
  const names: Names = { ...input, goals }
  const all = differences(before.frozen, after.frozen)
  const nameOf = ({ part, name }: Difference) => {
    if (part === 'budget') return model.costKinds.find(({ id }) => id === name)?.name ?? name
    if (part === 'resources') return model.roles.find(({ id }) => id === name)?.name ?? name
    return name
  }
  const place = (of: Difference) => [partNames[of.part]({}, { locale }), nameOf(of)]
  const came = all.filter(of => of.kind !== 'changed')
  const changed = all.flatMap(of => (of.kind === 'changed' ? [of] : []))
  const budget = (of: Version) => sum(of.frozen.budget.map(lineTotal))
  const first = [{ name: m.reports_part({}, { locale }) }, { name: m.reports_row({}, { locale }), grow: 2 }]
  return inFrame(frame, {
    title: m.reports_differences_title({ year: after.frozen.plan.year }, { locale }),
    subtitle: object.name,
    draft: false,
    day: after.decision.day,
    facts: [
      {
        label: m.reports_versions({}, { locale }),
        value: m.reports_versions_compared({ before: before.version, after: after.version }, { locale }),
      },
      { label: m.reports_holds_from({}, { locale }), value: after.decision.day },
      {
        label: m.plans_budget({}, { locale }),
        value: m.reports_tkr_change(
          { amount: tkr(budget(after)), change: signedTkr(budget(after) - budget(before)) },
          { locale },
        ),
      },
    ],
    sections: numbered([
      {
        heading: m.reports_came_or_went({}, { locale }),
        blocks: table(
          [...first, { name: m.reports_what({}, { locale }) }],
          came.map(of => [
            ...place(of),
            (of.kind === 'added' ? m.plans_difference_added : m.plans_difference_removed)({}, { locale }),
          ]),
        ),
      },
      {
        heading: m.reports_changed({}, { locale }),
        blocks: table(
          [
            ...first,
            { name: m.reports_field({}, { locale }) },
            { name: m.reports_from({}, { locale }), grow: 1.5 },
            { name: m.reports_to({}, { locale }), grow: 1.5 },
          ],
          changed.map(of => [
            ...[...place(of), fieldName(of.field, frame)],
            ...[of.from, of.to].map(value => valueInWords(of.field, value, names, frame)),
          ]),
        ),
      },
      {
        heading: m.reports_differences({}, { locale }),
        blocks: all.length === 0 ? paragraph(m.reports_no_differences({}, { locale })) : [],
      },
    ]),
    footer: m.reports_foot_approved({ code: object.code, version: after.version, day: after.decision.day }, { locale }),
  })
}
