import { getLocale } from '#locale'
import * as m from '#messages'
import { decimal, monthName, signedTkr, tkr, whole } from '#shared/format.ts'
import type { Day } from '#shared/day.ts'
import { monthOf } from '#shared/months.ts'
import type { ScenarioChange } from '#shared/scenario-changes.ts'
import type { Referred } from '#shared/scenario-known.ts'
import type { By } from '#shared/scenarios.ts'
import type { StaffGap } from '#shared/economy-page.ts'
import { sayGap } from '../economy/words.ts'
import type { Choices, Told } from './answer.ts'

export const byNames: Record<By, () => string> = {
  year: m.scenario_by_year,
  object: m.scenario_by_object,
  costKind: m.scenario_by_kind,
}
export const kindNames: Record<ScenarioChange['kind'], () => string> = {
  endSystem: m.scenario_kind_end_system,
  index: m.scenario_kind_index,
  staff: m.scenario_kind_staff,
  delay: m.scenario_kind_delay,
  oneOff: m.scenario_kind_one_off,
}
const lostNames: Record<Referred, () => string> = {
  object: m.scenario_lost_object,
  system: m.scenario_lost_system,
  contract: m.scenario_lost_contract,
  costKind: m.scenario_lost_kind,
  role: m.scenario_lost_role,
  activity: m.scenario_lost_activity,
  investment: m.scenario_lost_investment,
}

const plus = (n: number) => (n > 0 ? '+' : '')
/** `+4 %`, `−2,5 %`. */
const signedPercent = (n: number): string => `${plus(n)}${decimal(n, 2)}\u00a0%`
/** How much more than the base, in per cent; a dash where there is no base. */
export const share = (base: number, amount: number): string =>
  base === 0
    ? '–'
    : `${plus(Math.round((amount / Math.abs(base)) * 1000))}${decimal((amount / Math.abs(base)) * 100, 1)}\u00a0%`
const inMonth = (day: Day) => `${monthName(monthOf(day), getLocale())}\u00a0${day.slice(0, 4)}`

type Named = { id: string; name: string }
const nameOf = (all: Named[], id: string) => all.find(of => of.id === id)?.name ?? m.scenario_left()

/** A change in a sentence. What it is of may have left, and then it says so. */
export function sayChange(change: ScenarioChange, of: Choices): string {
  if (change.kind === 'endSystem') {
    const [name, month] = [nameOf(of.systems, change.system), inMonth(change.from)]
    return change.exit
      ? m.scenario_said_end_system_exit({ name, month, amount: tkr(change.exit.amount) })
      : m.scenario_said_end_system({ name, month })
  }
  if (change.kind === 'index') {
    const [percent, month] = [signedPercent(change.basisPoints / 100), inMonth(change.from)]
    if (change.of.what === 'all') return m.scenario_said_index_all({ percent, month })
    const name =
      change.of.what === 'contract' ? nameOf(of.contracts, change.of.contract) : nameOf(of.kinds, change.of.costKind)
    return m.scenario_said_index({ name, percent, month })
  }
  if (change.kind === 'staff') {
    const [role, object] = [nameOf(of.roles, change.role), nameOf(of.objects, change.object)]
    const extent = `${plus(change.extent)}${whole(change.extent)}\u00a0%`
    return m.scenario_said_staff({ role, extent, object, month: inMonth(change.from) })
  }
  if (change.kind === 'delay') {
    const name =
      change.of.what === 'activity'
        ? nameOf(of.activities, change.of.activity)
        : nameOf(of.investments, change.of.investment)
    return m.scenario_said_delay({ n: change.months, name })
  }
  const [object, month] = [nameOf(of.objects, change.object), inMonth(change.on)]
  return m.scenario_said_one_off({
    ...{ text: change.text || m.scenario_one_off_text(), amount: signedTkr(change.amount), object, month },
  })
}

/** What must be said of what a change makes: what has left, what is not known, what falls outside, or that it is nothing. */
export function sayNotes(change: ScenarioChange, of: Told, { roles }: Choices): string[] {
  if (of.lost.length > 0) {
    const what = new Intl.ListFormat(getLocale()).format(of.lost.map(one => lostNames[one]()))
    return [m.scenario_told_lost({ what })]
  }
  const missing = new Map(of.missing.map(({ why, role }) => [why, nameOf(roles, role)]))
  const notes = [...missing].map(([why, name]) => sayGap({ why, name } as StaffGap))
  if (of.beyond !== 0) notes.push(m.scenario_told_beyond({ amount: tkr(of.beyond) }))
  const nothing = notes.length === 0 && of.years.every(({ amount }) => amount === 0)
  if (nothing) notes.push(change.kind === 'delay' ? m.scenario_told_moved() : m.scenario_told_nothing())
  return notes
}
