import { dayOf, type Day } from '#shared/day.ts'
import { remember } from '#shared/imports/columns.ts'
import { headingsAt } from '#shared/imports/headings.ts'
import type { Import } from '#shared/imports/imports.ts'
import { importedAs } from '#shared/imports/kinds/index.ts'
import { Refusal } from '#shared/refusal.ts'
import { personActor } from '../data/actors.ts'
import { reversed, type Overtaken } from '../data/batches.ts'
import type { Saved } from '../data/collection.ts'
import { dataFor, type Data } from '../data/index.ts'
import { placeOf } from '../data/place.ts'
import { readRegister } from '../data/register.ts'
import { readFile } from '../imports/read.ts'
import type { Platform } from '../platform/index.ts'
import { bulkBatch, fileBatch } from './import-batch.ts'

const asJob = (municipality: string, platform: Platform) =>
  dataFor({ kind: 'job', municipality, job: 'import-register' }, platform)

/** One step of an import, as whoever asked for it. Done twice, or taken up after a stop, it gives the same. */
export async function importRegister(municipality: string, id: string, day: Day, platform: Platform): Promise<number> {
  const found = await asJob(municipality, platform).imports.find(id)
  if (!found) return 0
  const who = { person: found.by, name: '' }
  const actor = await personActor(platform, placeOf(municipality, platform.table), who, day)
  const data = dataFor(actor, platform)
  if (found.state === 'reading') return read(data, found, platform)
  if (found.state === 'applying') return apply(data, found, day)
  if (found.state === 'undoing') return undo(data, found)
  return 0
}

/**
 * The work has failed for good: nothing is left half done, and whoever waits is told. What everybody sees already is
 * finished, what nobody sees is taken back.
 */
export async function giveUpImport(municipality: string, id: string, platform: Platform): Promise<void> {
  const data = asJob(municipality, platform)
  const found = await data.imports.find(id)
  const problem = { reason: 'import_gave_up', params: {} }
  if (found?.state === 'reading') await move(data, found, { state: 'failed', problem })
  if (found?.state !== 'applying' && found?.state !== 'undoing') return
  const { made, note } = await data.batches.drop(batchOf(found))
  if (found.state === 'applying')
    await (made ? finished(data, found, note) : move(data, found, { state: notMade(found), problem }))
  else await move(data, found, made ? { state: 'undone' } : { state: 'done', problem })
}

/** The batch of changes that the step at hand is. */
const batchOf = ({ id, attempt, batch, state }: Import) =>
  state === 'undoing' ? `${batch}-undo-${attempt}` : `${id}-${attempt}`

/** What somebody said yes to and did not get: a file can be looked over again, a change of many is begun anew. */
const notMade = ({ change }: Import) => (change ? 'failed' : 'read')

const move = ({ imports }: Data, { problem: _, ...before }: Saved<Import>, to: Partial<Import>) =>
  imports.save(before, { ...before, ...to })

/** Only what a person can do something about is told; the rest is tried again. */
function told(error: unknown): NonNullable<Import['problem']> {
  if (!(error instanceof Refusal) || error.reason === 'busy') throw error
  return { reason: error.reason, params: error.params as Record<string, unknown> }
}

async function read(data: Data, before: Saved<Import>, { files }: Platform) {
  const { imports } = data
  try {
    const bytes = await files.get(imports.file(before.id))
    if (!bytes) throw new Refusal('file_missing', {})
    const { sheets, encoding } = await readFile(bytes, before.fileName)
    await imports.keepSheets(before.id, sheets)
    const about = sheets.map(({ name, rows }) => ({ name, rows: rows.length }))
    await move(data, before, { state: 'read', sheets: about, ...(encoding && { encoding }) })
    return 1
  } catch (error) {
    await move(data, before, { state: 'failed', problem: told(error) })
    return 0
  }
}

async function apply(data: Data, before: Saved<Import>, today: Day) {
  const { imports, batches } = data
  const make = () => (before.change ? bulkBatch(data, before, today) : fileBatch(data, before, today))
  try {
    const { note, overtaken } = await batches.run(batchOf(before), make, at => imports.came(before.id, at))
    if (!overtaken) return await finished(data, before, note)
    await move(data, before, { state: notMade(before), problem: { ...overtaken } })
  } catch (error) {
    await move(data, before, { state: notMade(before), problem: told(error) })
  }
  return 0
}

/** Everybody sees it. How its columns were read is remembered for the next such file. */
async function finished(data: Data, before: Saved<Import>, note: Partial<Import> = {}) {
  const { imports, scope } = data
  const { id, kind, change } = before
  const choice = await imports.choice(before)
  if (choice && !change) {
    const [rows, register] = await Promise.all([imports.sheet(id, choice.sheet), readRegister(data)])
    const heads = headingsAt(rows, { row: choice.headingRow, two: choice.headingRows === 2 })
    const { fields } = importedAs(kind, register, scope.actor, dayOf(scope.now())).file
    await imports.remember(kind, remember(heads, fields, choice.mapping, choice.units))
  }
  await move(data, before, {
    ...{ ...note, state: 'done', batch: batchOf(before), appliedAt: scope.now().toISOString() },
  })
  return 1
}

async function undo(data: Data, before: Saved<Import>) {
  const { imports, batches } = data
  const make = async () => ({ changes: reversed(await batches.changesOf(before.batch!)) })
  const { overtaken } = await batches.run(batchOf(before), make, at => imports.came(before.id, at))
  if (overtaken) await move(data, before, { state: 'done', problem: since(overtaken) })
  else await move(data, before, { state: 'undone' })
  return overtaken ? 0 : 1
}
const since = ({ params }: Overtaken) => ({
  reason: 'import_changed_since',
  params: { names: String(params.name ?? params.value) },
})
