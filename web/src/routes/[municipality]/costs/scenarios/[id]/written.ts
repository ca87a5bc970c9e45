import * as m from '#messages'
import { Day } from '#shared/day.ts'
import { decimal, parsePercent, parseTkr } from '#shared/format.ts'
import type { Ore } from '#shared/money.ts'
import { ScenarioChange } from '#shared/scenario-changes.ts'

type Kind = ScenarioChange['kind']

/** A change as somebody writes it: numbers and days are texts until it is saved; what its kind does not have is left. */
export type Written = {
  kind: Kind
  system: string
  from: string
  exit: boolean
  object: string
  costKind: string
  amount: string
  indexOf: 'all' | 'costKind' | 'contract'
  contract: string
  percent: string
  role: string
  extent: string
  delayed: 'activity' | 'investment'
  activity: string
  investment: string
  months: number
  text: string
}

const inTkr = (ore: Ore) => decimal(ore / 100_000, 2)
const blank = (from: Day, staffKind: string): Written => ({
  ...{ kind: 'endSystem', system: '', from, exit: false, object: '', costKind: staffKind, amount: '' },
  ...{ indexOf: 'all', contract: '', percent: '', role: '', extent: '', months: 6, text: '' },
  ...{ delayed: 'activity', activity: '', investment: '' },
})

/** A change as it is opened, or an empty one that begins on that day. */
export function writtenOf(change: ScenarioChange | undefined, from: Day): Written {
  const empty = blank(from, '')
  if (!change) return empty
  const { kind } = change
  if (kind === 'endSystem') {
    const { system, exit } = change
    const place = exit && { object: exit.object, costKind: exit.costKind, amount: inTkr(exit.amount) }
    return { ...empty, kind, system, from: change.from, exit: exit !== undefined, ...place }
  }
  if (kind === 'index') {
    const { what: indexOf, ...of } = change.of
    return { ...empty, kind, indexOf, ...of, percent: decimal(change.basisPoints / 100, 2), from: change.from }
  }
  if (kind === 'staff') {
    const { object, role, costKind } = change
    return { ...empty, kind, object, role, costKind, extent: decimal(change.extent, 0), from: change.from }
  }
  if (kind === 'delay') {
    const { what: delayed, ...of } = change.of
    return { ...empty, kind, delayed, ...of, months: change.months }
  }
  const { object, costKind, text } = change
  return { ...empty, kind, object, costKind, text, amount: inTkr(change.amount), from: change.on }
}

/** A number with its sign: `−2,5`, `-2.5`. */
function signed(text: string): number | undefined {
  const plain = text.trim().replace('\u2212', '-')
  const size = parsePercent(plain.replace(/^[-+]/, ''))
  return size === undefined ? undefined : plain.startsWith('-') ? -size : size
}

export type Faults = Partial<Record<'amount' | 'percent' | 'extent', string>>

/** The change that is written, or what is wrong with it. Choices that nobody has made are the browser's to ask for. */
export function changeOf(id: string, of: Written): { change: ScenarioChange } | { faults: Faults } {
  const faults: Faults = {}
  const amount = parseTkr(of.amount)
  const basisPoints = signed(of.percent)
  const extent = signed(of.extent)
  const amountAsked = of.kind === 'oneOff' || (of.kind === 'endSystem' && of.exit)
  if (amountAsked && amount === undefined) faults.amount = m.scenario_amount_wrong()
  if (of.kind === 'index' && (basisPoints === undefined || basisPoints < -10_000))
    faults.percent = m.scenario_percent_wrong()
  if (of.kind === 'staff' && (extent === undefined || extent % 100 !== 0 || Math.abs(extent) > 200_000))
    faults.extent = m.scenario_extent_wrong()
  if (Object.keys(faults).length > 0) return { faults }
  const { kind, object, costKind, from } = of
  const parts: Record<Kind, () => object> = {
    endSystem: () => ({ system: of.system, from, ...(of.exit && { exit: { object, costKind, amount } }) }),
    index: () => ({ of: { what: of.indexOf, costKind, contract: of.contract }, basisPoints, from }),
    staff: () => ({ object, role: of.role, extent: extent! / 100, from, costKind }),
    delay: () => ({
      of: { what: of.delayed, activity: of.activity, investment: of.investment, costKind },
      months: of.months,
    }),
    oneOff: () => ({ object, costKind, amount, on: from, text: of.text }),
  }
  return { change: ScenarioChange.parse({ id, kind, ...parts[kind]() }) }
}
