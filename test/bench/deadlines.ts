import { dataFor } from '#functions/data/index.ts'
import type { Table } from '#functions/data/table.ts'
import { generateDeadlines } from '#functions/jobs/generate-deadlines.ts'
import { createTable } from '#infra/local/create-table.ts'
import { startDatabase } from '#infra/local/database.ts'
import { ManagedObject } from '#shared/objects.ts'
import { presetModel } from '#shared/presets/model.ts'
import { presetWheel } from '#shared/presets/wheel.ts'
import { metered } from '../table.ts'
import { machine } from '../town.ts'
import type { Figure } from './figure.ts'

const DAY = '2026-09-14'
const OBJECTS = 16
const EVENTS = 12
/** Municipalities at work on at a time: what one worker takes. */
const AT_ONCE = 4
const sizes = [29, 145, 290]

/**
 * The night's deadlines of 29, 145 and 290 municipalities with 16 objects and 12 events each, this year and the next:
 * the first run, which writes them all, and one when nothing has changed.
 */
export async function deadlines(): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const size of sizes) {
    const database = await startDatabase(undefined, { long: true })
    const { platform } = await machine(await createTable(database.endpoint, 'bench'))
    const codes = Array.from({ length: size }, (_, i) => String(1000 + i))
    const on = (table: Table) => (code: string) =>
      dataFor({ kind: 'job', municipality: code, job: 'bench' }, { ...platform, table })
    await each(codes, code => seed(on(platform.table)(code), code))
    const whole = size === Math.max(...sizes)
    for (const [run, goal] of Object.entries({ 'first run': '≤ 120', 'nothing changed': '≤ 30' })) {
      const { table, units, requests } = counted(platform.table)
      const start = performance.now()
      await each(codes, code => generateDeadlines(on(table)(code), DAY))
      const seconds = round((performance.now() - start) / 1000)
      figures.push(
        { figure: `${run}, ${size} municipalities`, value: seconds, unit: 's', ...(whole && { goal }) },
        { figure: `${run}, ${size}, a municipality`, value: round((seconds * 1000) / size), unit: 'ms' },
      )
      if (!whole) continue
      figures.push(
        { figure: `${run}, requests a municipality`, value: round(requests() / size), unit: 'requests' },
        { figure: `${run}, capacity a municipality`, value: round(units() / size), unit: 'units' },
      )
    }
    await database.stop()
  }
  return figures
}

/** One municipality with what its deadlines are made of. */
async function seed(data: ReturnType<typeof dataFor>, municipality: string) {
  const figures = { population: 10_000, fullTimeEquivalents: 800, employees: 900 }
  await data.tenant.create({
    ...{ municipality, name: municipality, officialName: `${municipality} kommun`, state: 'active', ...figures },
    ...{ demo: false, openToAll: true, openDomains: [], publicFields: [], createdOn: '2026-01-01' },
  })
  await data.model.create(presetModel('full'))
  const { events } = presetWheel('full', 2026)
  await data.wheels.create({ year: 2026, events: events.filter(e => e.scope === 'object').slice(0, EVENTS) })
  for (let i = 0; i < OBJECTS; i++)
    await data.objects.create(ManagedObject.parse({ id: `fo${i}`, code: `FO-${i}`, name: `Objekt ${i}` }))
}

async function each(codes: string[], work: (code: string) => Promise<unknown>) {
  const left = codes.values()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const code of left) await work(code)
    }),
  )
}

/** The table, and what has been asked of it. */
function counted(table: Table) {
  let n = 0
  const { table: metering, units } = metered(table)
  const counting: Table = { ...metering, send: command => (n++, metering.send(command)) }
  return { table: counting, units, requests: () => n }
}

const round = (n: number) => Math.round(n * 10) / 10
