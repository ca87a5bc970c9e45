import { dataFor } from '#functions/data/index.ts'
import { importLedger } from '#functions/jobs/import-ledger.ts'
import type { Platform } from '#functions/platform/index.ts'
import type { CostRow } from '#shared/costs.ts'
import { Ledger } from '#shared/ledgers/ledgers.ts'
import { split, sum } from '#shared/money.ts'
import type { ManagedObject } from '#shared/objects.ts'
import { AccountUse, PlacingRule } from '#shared/placing.ts'
import { at } from './past.ts'
import { random } from './random.ts'
import { suppliers } from './suppliers.ts'

/** The accounts of each cost kind in Norrbäcka's chart, with their share of it and what their vouchers say. */
const accounts: [account: string, name: string, kind: string, share: number, text: string][] = [
  ['6421', 'Licenser, verksamhetssystem', 'licences', 60, 'Licens'],
  ['6422', 'Licenser, kontor och samarbete', 'licences', 28, 'Licens kontor'],
  ['6423', 'Molntjänster', 'licences', 12, 'Molntjänst'],
  ['6441', 'Serverdrift', 'operations', 70, 'Drift'],
  ['6442', 'Lagring och säkerhetskopior', 'operations', 30, 'Lagring'],
  ['7421', 'Köpt IT-personal, internt', 'staff', 100, 'Intern tid'],
  ['7431', 'IT-konsulter', 'consultants', 100, 'Konsult'],
  ['7451', 'Systemutveckling', 'development', 100, 'Utveckling'],
]
const others: [account: string, name: string][] = [
  ['1930', 'Bank'],
  ['5010', 'Månadslöner'],
  ['6110', 'Livsmedel'],
  ['6993', 'Övriga tjänster'],
  ['7010', 'Förbrukningsinventarier'],
]
const YEAR = 2026
/** Code part of the object, and a value that no object has. */
const [PART, NOBODY] = ['2', '4799']
const codeOf = (i: number) => String(4701 + i)

type Voucher = { day: string; account: string; code: string; amount: number; text: string }

/** The year's ledger, as the economy system of Norrbäcka would write it: what each object's cost rows have cost. */
function vouchersOf(objects: ManagedObject[], costs: CostRow[]): Voucher[] {
  const chance = random(2026)
  const day = (month: number) =>
    `${YEAR}${String(month + 1).padStart(2, '0')}${String(Math.floor(chance.between(1, 28))).padStart(2, '0')}`
  const spent = objects.flatMap((object, i) =>
    accounts.flatMap(([account, , kind, share, text]) => {
      const own = costs.filter(row => row.object === object.id && row.costKind === kind)
      const all = accounts.filter(of => of[2] === kind)
      return Array.from({ length: 8 }, (_, month) => {
        const amount = sum(own.map(row => row.actual[month]!))
        const parts = split(
          amount,
          all.map(of => of[3]),
        )
        const mine = parts[all.findIndex(of => of[0] === account)]!
        return split(mine, share > 50 ? [3, 2] : [1]).map(amount => ({
          ...{ day: day(month), account, code: codeOf(i), amount, text: `${chance.pick(suppliers)}, ${text}` },
        }))
      }).flat()
    }),
  )
  const outside = others.slice(1).flatMap(([account]) =>
    Array.from({ length: 8 }, (_, month) => ({
      ...{
        day: day(month),
        account,
        code: '9100',
        amount: Math.round(chance.between(90_000, 4_000_000)),
        text: 'Faktura',
      },
    })),
  )
  const unknown = split(41_200_000, [5, 3, 4, 2, 6, 3]).map((amount, month) => ({
    ...{
      day: day(month + 1),
      account: month % 2 ? '6423' : '7431',
      code: NOBODY,
      amount,
      text: `${chance.pick(suppliers)}, ny tjänst`,
    },
  }))
  return [...spent, ...outside, ...unknown].filter(of => of.amount !== 0).toSorted((a, b) => a.day.localeCompare(b.day))
}

function sieOf(vouchers: Voucher[]): Uint8Array<ArrayBuffer> {
  const kronor = (ore: number) =>
    `${ore < 0 ? '-' : ''}${Math.floor(Math.abs(ore) / 100)}.${String(Math.abs(ore) % 100).padStart(2, '0')}`
  const lines = [
    ...['#FLAGGA 0', '#FORMAT PC8', '#SIETYP 4', '#PROGRAM "Ekonomisystemet" 8.2', '#GEN 20260904'],
    ...['#FNAMN "Norrbäcka kommun"', '#ORGNR 212000-9901', `#RAR 0 ${YEAR}0101 ${YEAR}1231`],
    ...['#DIM 1 "Ansvar"', '#DIM 2 "Objekt"', '#IB 0 1930 0.00'],
    ...[...accounts, ...others].map(([account, name]) => `#KONTO ${account} "${name}"`),
    ...vouchers.flatMap(({ day, account, code, amount, text }, i) => [
      `#VER L ${i + 1} ${day} "${text}"`,
      '{',
      `#TRANS ${account} {1 "300" ${PART} "${code}"} ${kronor(amount)}`,
      `#TRANS 1930 {} ${kronor(-amount)}`,
      '}',
    ]),
  ]
  return new TextEncoder().encode(lines.join('\r\n'))
}

/** What is planned of a cost kind, on its accounts. */
export function byAccount(row: CostRow): CostRow[] {
  const own = accounts.filter(of => of[2] === row.costKind)
  const shares = own.map(of => of[3])
  const [budget, forecast] = [row.budget, row.forecast].map(months => months.map(ore => split(ore, shares)))
  return own.map(([account], i) => ({
    ...{ ...row, id: `${row.id}-${account}`, entity: '9901', account },
    ...{ budget: budget!.map(parts => parts[i]!), forecast: forecast!.map(parts => parts[i]!) },
  }))
}

/** Norrbäcka's controller has read in the ledger through August, and placed it by object code. */
export async function seedLedger(platform: Platform, objects: ManagedObject[], costs: CostRow[]): Promise<void> {
  const then = at(platform, '2026-09-04T08:20:00.000Z')
  const municipality = '9901'
  const data = dataFor({ kind: 'job', municipality, job: 'demo' }, then)
  const rules = objects.map((object, i) =>
    PlacingRule.parse({
      ...{ id: `object-${object.id}`, parts: [{ dimension: PART, from: codeOf(i), to: codeOf(i) }] },
      to: { object: object.id },
    }),
  )
  await data.placing.put(await data.placing.now(), { rules, uses: [] })
  const file = sieOf(vouchersOf(objects, costs))
  const id = 'ledger-2026-08'
  const about = { fileName: 'norrbacka_2026-08.se', size: file.length, by: 'eö', at: '2026-09-04T08:16:00.000Z' }
  await then.files.put(data.ledgers.file(id), file)
  await data.ledgers.create(Ledger.parse({ id, ...about, state: 'reading' }))
  await importLedger(municipality, id, '2026-09-04', then)
  const read = await data.ledgers.get(id)
  const use = (account: string, of: object) =>
    AccountUse.parse({ entity: municipality, from: account, to: account, ...of })
  const uses = [
    ...accounts.map(([account, , costKind]) => use(account, { use: 'kind', costKind })),
    ...others.map(([account]) => use(account, { use: account === '5010' ? 'payroll' : 'notIt' })),
  ]
  const choice = { entity: municipality, year: YEAR, from: 1, to: 8, uses, anyway: false }
  await data.ledgers.save(read, { ...read, state: 'applying', choice })
  await importLedger(municipality, id, '2026-09-04', then)
}
