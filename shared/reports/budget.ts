import * as m from '#messages'
import { budgetBefore } from '../budget-before.ts'
import type { CostRow } from '../costs.ts'
import type { Year } from '../day.ts'
import { tkr, signedTkr } from '../format.ts'
import { framesIn, gapsOf, type KeptFrame } from '../frames.ts'
import type { Model } from '../model.ts'
import { sum, type Ore } from '../money.ts'
import type { ManagedObject } from '../objects.ts'
import { lineTotal } from '../plan-rows.ts'
import type { PlanWithParts } from '../plans.ts'
import { finder } from '../spelling.ts'
import { branchOf, pathTo, type Unit } from '../units.ts'
import { amount, difference, numbered, paragraph, table, type Block, type Report } from './document.ts'
import { inFrame, termIn, type Frame } from './frame.ts'

export type BudgetInput = {
  year: Year
  /** One unit's and what lies under it; without one all boards'. */
  unit?: string
  model: Pick<Model, 'costKinds' | 'steering' | 'terms'>
  objects: Pick<ManagedObject, 'id' | 'name' | 'unit' | 'family'>[]
  units: Unit[]
  plans: Map<string, PlanWithParts>
  /** The year before's cost rows. */
  costs: CostRow[]
  frames: KeptFrame[]
}

/** One cost kind of an object: last year's budget and what is proposed, in öre, and why. */
type KindLine = { kind: string; before: Ore; now: Ore; why: string }

/** An object's budget kind by kind in the order of the model; a kind that has neither year is not told. */
function kindsOf({ model, plans, costs }: BudgetInput, object: string): KindLine[] {
  const lines = plans.get(object)?.budget ?? []
  const was = budgetBefore(costs.filter(row => row.object === object))
  const order = model.costKinds.map(({ id }) => id)
  const kinds = [...new Set([...order, ...was.keys(), ...lines.map(line => line.costKind)])]
  return kinds.flatMap(kind => {
    const own = lines.filter(line => line.costKind === kind)
    const before = was.get(kind) ?? 0
    const now = sum(own.map(lineTotal))
    if (before === 0 && now === 0) return []
    const name = model.costKinds.find(({ id }) => id === kind)?.name ?? kind
    return [{ kind: name, before, now, why: own.flatMap(({ comment }) => comment || []).join('; ') }]
  })
}

/** The objects of each board, or of the unit that is asked for; those that belong to none come last. */
function boards({ objects, units, unit }: BudgetInput): { unit?: Unit; objects: BudgetInput['objects'] }[] {
  const find = finder(units)
  const asked = unit === undefined ? undefined : find(unit)
  const branch = asked && branchOf(units, asked.id)
  const within = objects.filter(of => unit === undefined || branch?.has(find(of.unit)?.id ?? '') || of.unit === unit)
  const top = (of: (typeof objects)[number]) => asked ?? pathTo(units, find(of.unit)?.id ?? '')[0]
  const grouped = [...Map.groupBy(within, of => top(of)?.id ?? '')]
  const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, 'sv')
  return grouped
    .map(([id, own]) => ({ unit: units.find(of => of.id === id), objects: own.toSorted(byName) }))
    .toSorted((a, b) => (a.unit && b.unit ? byName(a.unit, b.unit) : a.unit ? -1 : 1))
    .map(({ unit, objects }) => ({ ...(unit && { unit }), objects }))
}

/** Budgetunderlag per nämnd: last year's budget, the proposal, the change and why, against the frame from above. */
export function budgetReport(input: BudgetInput, frame: Frame): Report {
  const { year, unit, model, plans, objects, units } = input
  const { locale } = frame
  const of = new Map(objects.map(({ id }) => [id, kindsOf(input, id)]))
  const total = (ids: string[], which: 'before' | 'now') => sum(ids.flatMap(id => of.get(id) ?? []).map(k => k[which]))
  const asked = objects.map(({ id }) => ({ object: id, year, amount: total([id], 'now') }))
  const { gaps } = gapsOf(year, framesIn(input.frames), asked, objects, units)
  const framed = (level: 'unit' | 'object', id: string | undefined): Ore | undefined =>
    gaps.find(({ frame }) => frame.level === level && frame.of === id)?.frame.amount
  const above = (given: Ore | undefined, now: Ore) =>
    given === undefined ? ['–', '–'] : [amount(given), difference(given - now)]
  const sums = (ids: string[]) => {
    const [before, now] = [total(ids, 'before'), total(ids, 'now')]
    return [amount(before), amount(now), difference(now - before)]
  }
  const state = (id: string) => termIn(model, 'plan', plans.get(id)?.plan.state ?? 'none', frame)
  const yearColumns = [
    { name: String(year - 1), end: true as const },
    { name: String(year), end: true as const },
    { name: m.plans_change({}, { locale }), end: true as const },
  ]

  const all = boards(input)
  const shown = all.flatMap(board => board.objects.map(({ id }) => id))
  const approved = shown.filter(id => ['approved', 'reviewed'].includes(plans.get(id)?.plan.state ?? ''))
  const [before, now] = [total(shown, 'before'), total(shown, 'now')]

  const why = ({ id, name }: (typeof objects)[number]): Block[] => {
    const plan = plans.get(id)
    const goals = [...new Set(plan?.goals.flatMap(({ steering }) => steering ?? []))]
    const names = goals.flatMap(goal => model.steering.find(({ id }) => id === goal)?.name ?? [])
    const supports = names.length > 0 ? m.planning_report_supports({ names: names.join('; ') }, { locale }) : ''
    const told = [...paragraph(plan?.plan.summary ?? ''), ...paragraph(supports)]
    return told.length > 0 ? [{ kind: 'heading', text: name }, ...told] : []
  }

  return inFrame(frame, {
    title: m.planning_report_title({ year }, { locale }),
    subtitle: unit ?? '',
    draft: approved.length < shown.length,
    facts: [
      {
        label: m.planning_before({ year: year - 1 }, { locale }),
        value: m.planning_report_tkr({ amount: tkr(before) }, { locale }),
      },
      {
        label: m.planning_report_proposal({ year }, { locale }),
        value: m.reports_tkr_change({ amount: tkr(now), change: signedTkr(now - before) }, { locale }),
      },
      {
        label: m.reports_plans_approved({ year }, { locale }),
        value: m.reports_n_of({ n: approved.length, all: shown.length }, { locale }),
      },
    ],
    sections: numbered(
      all.map(board => {
        const ids = board.objects.map(({ id }) => id)
        return {
          heading: board.unit?.name ?? m.planning_report_no_unit({}, { locale }),
          blocks: [
            ...table(
              [
                { name: m.reports_object_tkr({}, { locale }), grow: 1 },
                { name: m.planning_plan({}, { locale }) },
                ...yearColumns,
                { name: m.planning_report_frame({}, { locale }), end: true },
                { name: m.planning_report_left({}, { locale }), end: true },
              ],
              board.objects.map(({ id, name }) => [
                ...[name, state(id), ...sums([id])],
                ...above(framed('object', id), total([id], 'now')),
              ]),
              [
                ...[m.plans_sum({}, { locale }), '', ...sums(ids)],
                ...above(framed('unit', board.unit?.id), total(ids, 'now')),
              ],
            ),
            ...board.objects.flatMap(why),
            ...table(
              [
                { name: m.plans_object({}, { locale }), grow: 1 },
                { name: m.reports_cost_kind({}, { locale }) },
                ...yearColumns,
                { name: m.planning_why({}, { locale }), grow: 1.4 },
              ],
              board.objects.flatMap(({ id, name }) =>
                (of.get(id) ?? []).map(({ kind, before, now, why }) => [
                  ...[name, kind, amount(before), amount(now), difference(now - before), why],
                ]),
              ),
              [m.plans_sum({}, { locale }), '', ...sums(ids), ''],
            ),
          ],
        }
      }),
    ),
    footer: m.reports_foot_asked({ day: frame.today }, { locale }),
  })
}
