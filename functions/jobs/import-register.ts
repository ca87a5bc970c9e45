import type { Day } from '#shared/day.ts'
import { applied, previewOf } from '#shared/imports/apply.ts'
import { remember } from '#shared/imports/columns.ts'
import type { Import } from '#shared/imports/imports.ts'
import { importedAs } from '#shared/imports/kinds/index.ts'
import { Refusal } from '#shared/refusal.ts'
import { personActor } from '../data/actors.ts'
import type { BatchChange } from '../data/batch-writes.ts'
import { reversed, type Overtaken } from '../data/batches.ts'
import { newId, type Saved } from '../data/collection.ts'
import { dataFor, type Data } from '../data/index.ts'
import { placeOf } from '../data/place.ts'
import { readRegister } from '../data/register.ts'
import { readFile } from '../imports/read.ts'
import type { Platform } from '../platform/index.ts'

/** One step of an import, as whoever asked for it. Done twice, or taken up after a stop, it gives the same. */
export async function importRegister(municipality: string, id: string, day: Day, platform: Platform): Promise<number> {
  const found = await dataFor({ kind: 'job', municipality, job: 'import-register' }, platform).imports.find(id)
  if (!found) return 0
  const who = { person: found.by, name: '' }
  const { actor } = await personActor(platform, placeOf(municipality, platform.table), who, day)
  const data = dataFor(actor, platform)
  if (found.state === 'reading') return read(data, found, platform)
  if (found.state === 'applying') return apply(data, found, day)
  if (found.state === 'undoing') return undo(data, found)
  return 0
}

/** Only what a person can do something about is told; the rest is tried again. */
function told(error: unknown): NonNullable<Import['problem']> {
  if (!(error instanceof Refusal) || error.reason === 'busy') throw error
  return { reason: error.reason, params: error.params as Record<string, unknown> }
}

async function read({ imports }: Data, before: Saved<Import>, { files }: Platform) {
  try {
    const bytes = await files.get(imports.file(before.id))
    if (!bytes) throw new Refusal('file_missing', {})
    const { sheets, encoding } = await readFile(bytes, before.fileName)
    await imports.keepSheets(before.id, sheets)
    const about = sheets.map(({ name, rows }) => ({ name, rows: rows.length }))
    await imports.save(before, { ...before, state: 'read', sheets: about, ...(encoding && { encoding }) })
    return 1
  } catch (error) {
    await imports.save(before, { ...before, state: 'failed', problem: told(error) })
    return 0
  }
}

async function apply(data: Data, before: Saved<Import>, today: Day) {
  const { imports, batches } = data
  const { id, kind, choice, attempt, problem: _, ...rest } = before
  const batch = `${id}-${attempt}`
  const rows = await imports.sheet(id, choice!.sheet)
  const make = async () => {
    const imported = importedAs(kind, await readRegister(data), data.scope.actor, today)
    const preview = previewOf(rows, choice!, imported)
    if (preview.stopped) throw new Refusal('import_stopped', {})
    const { changes, result, counts } = applied(preview, imported, newId, today)
    await imports.remember(kind, remember(rows[choice!.headingRow] ?? [], choice!.mapping))
    return {
      changes: changes.map(change => ({ kind, ...change }) as BatchChange),
      note: { counts, result: await imports.keepResult(id, result) },
    }
  }
  const total = rows.length
  const is = { ...rest, id, kind, choice, attempt }
  const again = (problem: Import['problem']) => imports.save(before, { ...is, state: 'read', problem }).then(() => 0)
  try {
    const { note, overtaken } = await batches.run(batch, make, done => imports.came(id, { done, total }))
    if (overtaken) return await again({ ...overtaken })
    await imports.save(before, { ...is, ...note, state: 'done', batch, appliedOn: today })
    return total
  } catch (error) {
    return again(told(error))
  }
}

async function undo(data: Data, before: Saved<Import>) {
  const { imports, batches } = data
  const { problem: _, ...rest } = before
  const { overtaken } = await batches.run(`${before.batch}-undo-${before.attempt}`, async () => ({
    changes: reversed(await batches.changesOf(before.batch!)),
  }))
  if (overtaken) await imports.save(before, { ...rest, state: 'done', problem: since(overtaken) })
  else await imports.save(before, { ...rest, state: 'undone' })
  return overtaken ? 0 : 1
}
const since = ({ params }: Overtaken) => ({
  reason: 'import_changed_since',
  params: { names: String(params.name ?? params.value) },
})
