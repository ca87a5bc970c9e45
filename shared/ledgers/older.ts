import type { Day, Year } from '../day.ts'
import { Refusal } from '../refusal.ts'
import { kindIn, monthsOf, type Ledger, type LedgerChoice } from './ledgers.ts'

type Of = Pick<Ledger, 'id' | 'fileName' | 'state' | 'appliedAt' | 'choice' | 'about' | 'columns'>
type Newer = { id: string; fileName: string; generated: Day; entity: string; months: number[] }

/** The files of a year that were taken out of the economy system later than this one, and the months that they count for now: the newest first. */
export function newerThan(of: Of, year: Year, all: Of[]): Newer[] {
  const own = of.about?.generated
  if (!own) return []
  const others = all.filter(({ id }) => id !== of.id)
  return [...monthsOf(others, year, kindIn(of)).values()]
    .flatMap(({ ledger: { id, fileName, about, choice }, months }) => {
      const generated = about?.generated
      const newer = generated !== undefined && generated > own
      return newer ? [{ id, fileName, generated, entity: choice!.entity, months: [...months] }] : []
    })
    .toSorted((a, b) => b.generated.localeCompare(a.generated))
}

type Months = Pick<LedgerChoice, 'entity' | 'from' | 'to'>
/** Does the file count for any of these months of that entity? */
export const countsFor = ({ entity, months }: Pick<Newer, 'entity' | 'months'>, choice: Months): boolean =>
  entity === choice.entity && months.some(month => month >= choice.from && month <= choice.to)

/** An older file takes the place of a newer one only when somebody has said so. */
export function assertNewest(of: Of, choice: LedgerChoice, all: Of[]): void {
  const newer = newerThan(of, choice.year, all).find(file => countsFor(file, choice))
  if (newer && !choice.older) throw new Refusal('ledger_older', { name: newer.fileName, day: newer.generated })
}
