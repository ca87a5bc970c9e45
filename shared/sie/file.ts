import type { Day } from '../day.ts'
import type { Ore } from '../money.ts'
import type { SieBalance, SieObjects, SieYear } from './model.ts'

type SieRowToWrite = {
  account: string
  objects?: SieObjects
  amount: Ore
  date?: Day
  text?: string
  quantity?: number
}
export type SieVoucherToWrite = { series?: string; number?: string; date: Day; text?: string; rows: SieRowToWrite[] }

/** What a SIE file shall say. Type 4I is written as 4; what the type has no place for is for the caller to leave out. */
export type SieFile = {
  type: '1' | '2' | '3' | '4' | '4I'
  program: string
  version?: string
  generated: Day
  company: string
  orgNumber?: string
  years?: SieYear[]
  throughPeriod?: Day
  accounts?: { id: string; name: string; kind?: string }[]
  dimensions?: { id: string; name: string; parent?: string }[]
  objects?: { dimension: string; id: string; name: string }[]
  balances?: Omit<SieBalance, 'line'>[]
  vouchers?: SieVoucherToWrite[]
}
