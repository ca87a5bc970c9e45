import { createTable } from '#infra/local/create-table.ts'
import { startDatabase } from '#infra/local/database.ts'
import { work } from '#functions/jobs/index.ts'
import { PlacingRule } from '#shared/placing.ts'
import { largeTown } from '../large.ts'
import { metered } from '../table.ts'
import { client, machine } from '../town.ts'
import type { Figure } from './figure.ts'
import { ownTime } from './own-time.ts'

const ROWS = 20_000
const ACCOUNTS = ['6421', '6422', '6423', '6441', '6442', '7431', '7451', '6250']
const PLACE = '/9981'

/** A municipality's ledger of 20 000 IT rows: looked over, placed by rules on 59 objects and saved, and then its page. */
export async function placed(): Promise<Figure[]> {
  const database = await startDatabase()
  const { table, units } = metered(await createTable(database.endpoint, 'bench'))
  const at = await largeTown(await machine(table))
  const controller = client(at, 'controller-9981')
  const ask = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
    controller(method, `${PLACE}${path}`, body, headers)
  const rules = Array.from({ length: 59 }, (_, i) =>
    PlacingRule.parse({
      ...{ id: `r${i}`, parts: [{ dimension: '2', from: String(4000 + i), to: String(4000 + i) }] },
      to: { object: `o${i}` },
    }),
  )
  await at.data.placing.put(await at.data.placing.now(), { rules, uses: [] })
  const file = largeFile()
  const figures: Figure[] = [{ figure: 'ledger rows of IT', value: ROWS, unit: 'rows' }]
  let all = 0
  /** One step, with all the work that it asks for. */
  async function step(name: string, request: () => Promise<unknown>) {
    const [began, spent] = [performance.now(), units()]
    await request()
    while (at.messages.length > 0) await work(at.messages.shift()!, at.platform)
    const ms = performance.now() - began
    all += ms
    figures.push(
      { figure: name, value: Math.round(ms / 10) / 100, unit: 's' },
      { figure: `${name}, capacity`, value: Math.round(units() - spent), unit: 'units' },
    )
  }
  const { body } = await ask('POST', '/ledgers', { fileName: 'stor.se', size: file.length })
  await at.platform.files.put(at.data.ledgers.file(body.id), file)
  await step('read', () => ask('POST', `/ledgers/${body.id}/read`, {}))
  const about = (await ask('GET', `/ledgers/${body.id}`)).body
  const entity = about.entities[0].id
  const uses = about.accounts.map(({ account, use }: { account: string; use: string }) => ({
    ...{ entity, from: account, to: account, use: ACCOUNTS.includes(account) ? 'kind' : use },
    ...(ACCOUNTS.includes(account) && { costKind: 'licences' }),
  }))
  const choice = { entity, year: 2026, from: 1, to: 8, uses, anyway: false }
  await step('looked over', () => ask('POST', `/ledgers/${body.id}/check`, choice))
  await step('placed and saved', () => ask('POST', `/ledgers/${body.id}/apply`, choice))
  const done = (await ask('GET', `/ledgers/${body.id}`)).body
  if (done.sums?.placedRows !== ROWS) throw new Error(`placed ${done.sums?.placedRows} of ${ROWS}`)
  figures.push({
    figure: 'read, looked over, placed and saved',
    value: Math.round(all / 10) / 100,
    unit: 's',
    goal: '≤ 30',
  })
  const cookie = { Cookie: '__Host-jarnkoll=secret-reader-9981' }
  await client(at, 'reader-9981')('GET', `${PLACE}/me`)
  for (const [name, path] of [
    ['cost page', '/costs/2026'],
    ['cost page by system', '/costs/2026?by=system'],
    ['an account of it, to the voucher', '/costs/2026/rows?all=true&placed=true&account=6421'],
  ] as const) {
    const spent = units()
    const answer = await at.app.request(`/api${PLACE}${path}`, { headers: cookie })
    const size = (await answer.text()).length
    figures.push(
      { figure: `${name}, capacity`, value: Math.round(units() - spent), unit: 'units' },
      { figure: `${name}, answer`, value: Math.round(size / 102.4) / 10, unit: 'KB' },
      {
        figure: `${name}, own time p50`,
        value: await ownTime(at, `${PLACE}${path}`, cookie),
        unit: 'ms',
        goal: '≤ 60',
      },
    )
  }
  await database.stop()
  return figures
}

/** A voucher a row, against the bank; eight months, eight accounts, 59 objects, and as much again that is not IT. */
function largeFile(): Uint8Array {
  const lines = ['#FLAGGA 0', '#SIETYP 4', '#FORMAT PC8', '#RAR 0 20260101 20261231', '#DIM 2 "Objekt"']
  for (let i = 0; i < ROWS; i++) {
    const day = `20260${1 + (i % 8)}${String(1 + (i % 28)).padStart(2, '0')}`
    const account = ACCOUNTS[i % ACCOUNTS.length]!
    const amount = `${100 + ((i * 7_919) % 90_000)}.${String(i % 100).padStart(2, '0')}`
    lines.push(`#VER L ${i + 1} ${day} "Leverantör ${i % 500}"`, '{')
    lines.push(`#TRANS ${account} {1 "300" 2 "${4000 + ((i * 31) % 59)}"} ${amount}`, `#TRANS 1930 {} -${amount}`, '}')
  }
  return new TextEncoder().encode(lines.join('\n'))
}
