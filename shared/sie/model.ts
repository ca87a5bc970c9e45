import type { Day } from '../day.ts'
import type { Ore } from '../money.ts'
import type { SieFault } from './faults.ts'

/** Dimension and object, in the file's order. */
export type SieObjects = readonly (readonly [dimension: string, object: string])[]

/** `date` is empty where the file gives none that can be read; that is a fault. `rows` are counted while it is read. */
export type SieVoucher = { series: string; number: string; date: Day; text: string; line: number; rows: number }

/** One #TRANS; the same object for every row, so what is kept must be copied. Debit is positive. */
export interface SieRow {
  readonly account: string
  readonly amount: Ore
  /** Equal lists are the same array, as long as the file has at most `KEPT` different ones. */
  readonly objects: SieObjects
  readonly line: number
  /** Its own, else its voucher's. */
  readonly date: Day
  readonly text: string
  readonly quantity: number | undefined
}

/** `month` (#PSALDO) and `budget` (#PBUDGET) are what the month changed. With objects it is a part of the account's. */
export type SieBalance = {
  kind: 'opening' | 'closing' | 'result' | 'objectOpening' | 'objectClosing' | 'month' | 'budget'
  yearNumber: number
  period?: string
  account: string
  objects: SieObjects
  amount: Ore
  line: number
}

/** 0 is the file's year, -1 the one before. */
export type SieYear = { number: number; from: Day; to: Day }

/** 4I is what a file of type 4 is that has vouchers and no balances. */
export type SieType = '1' | '2' | '3' | '4' | '4I'

/** What a whole file says of itself. `isSie` is false when it holds no record of a SIE file. `faults` counts all, told or not. */
export type SieHead = {
  isSie: boolean
  type: SieType
  format: string
  program: string
  generated?: Day
  company: string
  orgNumber: string
  years: SieYear[]
  throughPeriod?: Day
  accounts: Map<string, { name: string; kind?: string }>
  dimensions: Map<string, { name: string; parent?: string }>
  objects: { dimension: string; id: string; name: string }[]
  vouchers: number
  rows: number
  unknown: number
  faults: number
}

/** Who is told what is read, in the file's order. */
export type SieListener = {
  year?(year: SieYear): void
  voucher?(voucher: SieVoucher): void
  row?(row: SieRow): void
  /** `difference` is zero in a voucher that balances. */
  voucherEnd?(voucher: SieVoucher, difference: Ore): void
  balance?(balance: SieBalance): void
  fault?(fault: SieFault): void
}
