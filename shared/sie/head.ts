import type { SieHead, SieListener, SieType } from './model.ts'
import { wholeOf } from './numbers.ts'
import type { RecordFields } from './record.ts'

/** So many accounts, dimensions or objects are kept. */
const MOST = 100_000
/** So many years. */
const YEARS = 100

/** Records that say something of the file, by their label. What is laid in `head` is whole when the file is. */
export function headReader(fields: RecordFields, on: SieListener) {
  const head = {
    format: '',
    program: '',
    company: '',
    orgNumber: '',
    years: [],
    accounts: new Map(),
    dimensions: new Map(),
    objects: [],
  } as unknown as SieHead
  let declared = ''

  function put<T extends object>(map: Map<string, T>, value: (old: T | undefined) => T) {
    const id = fields.text(0)
    if (id === '') return fields.fault('field_missing')
    const old = map.get(id)
    if (!old && map.size >= MOST) return fields.fault('too_many')
    map.set(id, value(old))
  }
  function year() {
    // Vouchers to be read in (4I) may name a year without its days.
    if (!fields.has(1) && !fields.has(2)) return
    const number = fields.has(0) ? wholeOf(fields.bytes, fields.from[0]!, fields.to[0]!, 3) : NaN
    if (number !== number) return fields.fault('year')
    const [from, to] = [fields.dateAt(1), fields.dateAt(2)]
    if (from === 0 || to < from) return fields.fault('date')
    if (head.years.length >= YEARS) return fields.fault('too_many')
    const read = { number, from: fields.day(from), to: fields.day(to) }
    head.years.push(read)
    on.year?.(read)
  }
  function day(name: 'generated' | 'throughPeriod') {
    const date = fields.date(0)
    if (date !== 0) head[name] = fields.day(date)
  }

  const records: Record<string, () => void> = {
    FORMAT: () => (head.format = fields.text(0)),
    SIETYP: () => (declared = fields.text(0).toUpperCase()),
    PROGRAM: () => (head.program = [fields.text(0), fields.text(1)].filter(Boolean).join(' ')),
    GEN: () => day('generated'),
    FNAMN: () => (head.company = fields.text(0)),
    ORGNR: () => (head.orgNumber = fields.text(0)),
    RAR: year,
    OMFATTN: () => day('throughPeriod'),
    KONTO: () => put(head.accounts, old => ({ ...old, name: fields.text(1) })),
    KTYP: () => put(head.accounts, old => ({ name: '', ...old, kind: fields.text(1) })),
    DIM: () => put(head.dimensions, () => ({ name: fields.text(1) })),
    UNDERDIM: () =>
      put(head.dimensions, () => ({ name: fields.text(1), ...(fields.has(2) && { parent: fields.text(2) }) })),
    OBJEKT() {
      if (!fields.has(0) || !fields.has(1)) return fields.fault('field_missing')
      if (head.objects.length >= MOST) return fields.fault('too_many')
      head.objects.push({ dimension: fields.text(0), id: fields.text(1), name: fields.text(2) })
    },
  }
  return { head, records, declared: () => declared }
}

/** What type a file is: what it says, and 4I when it has vouchers and no balances. What says nothing is what it holds. */
export function typeOf(
  declared: string,
  has: { vouchers: boolean; balances: boolean; objects: boolean; months: boolean },
): SieType {
  const said = /^[1-4]/.exec(declared)?.[0] as SieType | undefined
  const type = said ?? (has.vouchers ? '4' : has.objects ? '3' : has.months ? '2' : '1')
  return type === '4' && (declared === '4I' || (has.vouchers && !has.balances)) ? '4I' : type
}
