import * as z from 'zod'
import { changeOf } from './change.ts'
import { addDays, addMonths, Day } from './day.ts'
import { Links } from './links.ts'
import { Ore } from './money.ts'
import { OwnValues } from './own-fields.ts'
import { IndexTerms } from './price-terms.ts'
import { Refusal } from './refusal.ts'

const Extension = z.object({ times: z.int().min(1).max(20), months: z.int().min(1).max(120) })

/** Avtal: what was agreed with a supplier, and which systems it covers. */
export const Contract = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1).max(120),
  number: z.string().trim().max(60).default(''),
  supplier: z.string().trim().max(80).default(''),
  /** Person who answers for it. */
  owner: z.string().optional(),
  start: Day.optional(),
  /** Last day of the first term; without one it runs until further notice. */
  end: Day.optional(),
  /** Months of notice before the term's last day. */
  noticeMonths: z.int().min(0).max(36).default(0),
  /** Prolonged by itself so many times, so many months each, unless notice is given in time. */
  extension: Extension.optional(),
  /** The day notice was given: no further extension. */
  noticeGiven: Day.optional(),
  /** What the contract says of price adjustment, in its own words. */
  priceIndex: z.string().trim().max(120).default(''),
  /** How the price is reckoned to change from year to year; nothing where nobody has said. */
  priceTerms: IndexTerms.optional(),
  /** Value per year, in öre. */
  valuePerYear: Ore.optional(),
  systems: z.array(z.string()).max(200).default([]),
  links: Links,
  /** Values of the municipality's own fields. */
  own: OwnValues,
})
export type Contract = z.infer<typeof Contract>

export const NewContract = Contract.omit({ id: true })
export const ContractChange = changeOf(NewContract)

/** What was agreed of when it ends. */
type Terms = Pick<Contract, 'end' | 'noticeMonths' | 'extension' | 'noticeGiven'>

/** Where a contract stands on a day. */
export type Term = {
  /** Last day of the term that runs, or ran last. */
  end: Day
  /** Sista uppsägningsdag: after it the contract is prolonged, or it is too late to end it earlier. */
  lastNotice: Day
  /** When the term ends and nobody gives notice: the last day of the next one. */
  next?: Day
  extensionsLeft: number
  ended: boolean
}

/** The nth term's last day: whole months from the day after the first one's, so that the end of a month stays the end of a month. */
const endOf = (end: Day, { months }: z.infer<typeof Extension>, times: number): Day =>
  addDays(addMonths(addDays(end, 1), months * times), -1)

/** Sista uppsägningsdag: the term's last day less the months of notice, the last of a shorter month. Never later than any reading of the contract. */
export const lastNotice = (end: Day, noticeMonths: number): Day => addMonths(end, -noticeMonths)

/**
 * Where the contract stands: a term whose last notice day has passed without notice is prolonged,
 * as many times as was agreed. Undefined for a contract until further notice.
 */
export function termOn(contract: Terms, today: Day) {
  const { end: first, extension, noticeMonths } = contract
  if (!first) return undefined
  const day = contract.noticeGiven && contract.noticeGiven < today ? contract.noticeGiven : today
  const times = extension?.times ?? 0
  const nth = (n: number) => (extension ? endOf(first, extension, n) : first)
  let used = 0
  while (used < times && lastNotice(nth(used), noticeMonths) < day) used += 1
  const end = nth(used)
  const left = contract.noticeGiven ? 0 : times - used
  const term: Term = { end, lastNotice: lastNotice(end, noticeMonths), extensionsLeft: left, ended: end < today }
  return left > 0 ? { ...term, next: nth(used + 1) } : term
}

type Days = Pick<Contract, 'start' | 'end' | 'noticeGiven' | 'extension'>

/** What cannot be right about a contract's days, and at which of them it is said. */
export const termFaults = {
  contract_ends_before_start: 'end',
  contract_notice_before_start: 'noticeGiven',
  contract_notice_after_end: 'noticeGiven',
} as const
type TermFault =
  | { reason: 'contract_ends_before_start' | 'contract_notice_before_start'; params: { start: Day } }
  | { reason: 'contract_notice_after_end'; params: { end: Day } }

/**
 * A contract does not end before it starts, and notice is given from its start to its last possible end. What stood
 * there `before` may stand: another fact can be changed all the same.
 */
export function termFault(contract: Days, before?: Days): TermFault | undefined {
  const { start, end, noticeGiven, extension } = contract
  const days = ({ start, end, noticeGiven, extension }: Days) => JSON.stringify([start, end, noticeGiven, extension])
  if (before && days(before) === days(contract)) return undefined
  if (start && end && end < start) return { reason: 'contract_ends_before_start', params: { start } }
  if (start && noticeGiven && noticeGiven < start) return { reason: 'contract_notice_before_start', params: { start } }
  const last = end && extension ? endOf(end, extension, extension.times) : end
  if (last && noticeGiven && noticeGiven > last) return { reason: 'contract_notice_after_end', params: { end: last } }
  return undefined
}

/** Refuses days that cannot be right. */
export function assertTerm(contract: Days, before?: Days): void {
  const fault = termFault(contract, before)
  if (fault) throw new Refusal(fault.reason, fault.params)
}

/** A last notice day that passed while nobody gave notice: until when the contract runs now, and whether it was prolonged by itself. */
export type PassedNotice = { day: Day; until: Day; prolonged: boolean }

/**
 * The last notice day of the term that runs, when it has passed and nobody has decided. With extensions left the
 * contract goes on into the next term; without, it runs out on its last day and can be ended no earlier.
 */
export function passedNotice(contract: Terms, today: Day): PassedNotice | undefined {
  const { end: first, extension, noticeMonths, noticeGiven } = contract
  if (!first || noticeGiven) return undefined
  const times = extension?.times ?? 0
  const nth = (n: number) => (extension ? endOf(first, extension, n) : first)
  let running = 0
  while (running < times && nth(running) < today) running += 1
  const day = lastNotice(nth(running), noticeMonths)
  if (nth(running) < today || day >= today) return undefined
  return { day, until: termOn(contract, today)!.end, prolonged: running < times }
}

/** The contract that a system rests on. Without a term it runs until further notice. */
export type Cover = { contract: string; term?: Term }

/**
 * The contract by which each system must be decided on first: of those that run, the one with the earliest last
 * notice day, then one until further notice; when none runs, the one that ended last.
 */
export function coversOf(contracts: Contract[], today: Day): Map<string, Cover> {
  const found = new Map<string, Cover>()
  for (const contract of contracts) {
    const term = termOn(contract, today)
    const cover: Cover = { contract: contract.id, ...(term && { term }) }
    for (const system of contract.systems) {
      const other = found.get(system)
      if (!other || urgency(cover) < urgency(other)) found.set(system, cover)
    }
  }
  return found
}

/** Sorts covers: running terms by last notice day, then those until further notice, then ended ones, the latest first. */
const urgency = ({ term }: Cover): string =>
  !term ? '1' : term.ended ? `2${String(99_999_999 - Number(term.end.replaceAll('-', '')))}` : `0${term.lastNotice}`

/** Urgency of a last notice day: critical within 30 days, worth watching within 90. */
export const urgencyOf = (day: Day, today: Day): 'bad' | 'warn' | 'none' =>
  day <= addDays(today, 30) ? 'bad' : day <= addDays(today, 90) ? 'warn' : 'none'
