import type { SieBalance, SieListener } from './model.ts'
import { monthText, periodOf, wholeOf } from './numbers.ts'
import type { RecordFields } from './record.ts'

const KINDS = {
  IB: 'opening',
  UB: 'closing',
  RES: 'result',
  OIB: 'objectOpening',
  OUB: 'objectClosing',
  PSALDO: 'month',
  PBUDGET: 'budget',
} as const
export const BALANCES = Object.keys(KINDS) as (keyof typeof KINDS)[]

/** Reads one record of a balance, a month or a budget. */
export function balanceReader(fields: RecordFields, on: SieListener) {
  return (record: keyof typeof KINDS): void => {
    const kind: SieBalance['kind'] = KINDS[record]
    const monthly = kind === 'month' || kind === 'budget'
    const yearNumber = fields.has(0) ? wholeOf(fields.bytes, fields.from[0]!, fields.to[0]!, 3) : NaN
    if (yearNumber !== yearNumber) return fields.fault(fields.has(0) ? 'year' : 'field_missing')
    const period = monthly && fields.has(1) ? periodOf(fields.bytes, fields.from[1]!, fields.to[1]!) : 0
    if (monthly && period === 0) return fields.fault(fields.has(1) ? 'period' : 'field_missing')
    const place = monthly ? 2 : 1
    const account = fields.account(place)
    if (account === '') return
    const objects = fields.objects(place + 1)
    if (objects === undefined) return
    const amount = fields.amount(fields.isList(place + 1) ? place + 2 : place + 1)
    if (amount !== amount) return
    on.balance?.({
      kind,
      yearNumber,
      ...(monthly && { period: monthText(period) }),
      account,
      objects,
      amount,
      line: fields.line,
    })
  }
}
