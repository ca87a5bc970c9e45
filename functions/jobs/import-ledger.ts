import type { Day } from '#shared/day.ts'
import { withParts } from '#shared/economy.ts'
import { remember } from '#shared/imports/columns.ts'
import { sumsOfFile } from '#shared/ledgers/collect.ts'
import { checkOf } from '#shared/ledgers/check.ts'
import { codeChecker } from '#shared/ledgers/code-check.ts'
import { type Ledger } from '#shared/ledgers/ledgers.ts'
import { tableFields } from '#shared/ledgers/table-fields.ts'
import { withUses } from '#shared/ledgers/uses.ts'
import { Refusal } from '#shared/refusal.ts'
import { personActor } from '../data/actors.ts'
import type { Saved } from '../data/collection.ts'
import { dataFor, type Data } from '../data/index.ts'
import { placeOf } from '../data/place.ts'
import { formatOf, surveyed, surveyedTable } from '../ledgers/read.ts'
import { surveyedSuppliers } from '../ledgers/suppliers.ts'
import { xlsxTable } from '../ledgers/tables.ts'
import type { Platform } from '../platform/index.ts'
import { reckon, reckonStale, type As, type RowOf } from './reckon-costs.ts'

const asJob = (municipality: string, platform: Platform) =>
  dataFor({ kind: 'job', municipality, job: 'import-ledger' }, platform)

/** One step of a ledger on its way in, as whoever asked for it. Done twice, or taken up after a stop, it gives the same. */
export async function importLedger(municipality: string, id: string, day: Day, platform: Platform): Promise<number> {
  const found = await asJob(municipality, platform).ledgers.find(id)
  if (!found) return 0
  const who = { person: found.by, name: '' }
  const actor = await personActor(platform, placeOf(municipality, platform.table), who, day)
  const step = steps[found.state]
  return step ? step(dataFor(actor, platform), found, platform) : 0
}

/** The work has failed for good: nothing is half done, and whoever waits is told. */
export async function giveUpLedger(municipality: string, id: string, platform: Platform): Promise<void> {
  const data = asJob(municipality, platform)
  const found = await data.ledgers.find(id)
  const was = found && stoppedAs(found)
  if (found && was) await move(data, found, { state: was, problem: { reason: 'import_gave_up', params: {} } })
}

/** Where a file is again when a step came to nothing. */
const stopped: Partial<Record<Ledger['state'], Ledger['state']>> = {
  reading: 'failed',
  checking: 'read',
  applying: 'read',
  undoing: 'done',
}
/** Of a table whose rows could not be read, the columns may be chosen anew. */
const stoppedAs = ({ state, columns }: Ledger): Ledger['state'] | undefined =>
  state === 'reading' && columns ? 'columns' : stopped[state]

type Step = (data: Data, before: Saved<Ledger>, platform: Platform) => Promise<number>
const steps: Partial<Record<Ledger['state'], Step>> = {
  async reading(data, before, { files }) {
    return orTold(data, before, async () => {
      const { columns, table } = before
      if (!columns || !table) return recognised(data, before, files)
      const came = progressOf(data, before)
      const survey = columns.kind === 'suppliers' ? surveyedSuppliers : surveyedTable
      const open = () => files.stream(data.ledgers.rows(before))
      await found(data, before, await survey(open, { table, columns }, bytes => came(bytes, before.size)))
    })
  },

  async checking(data, before, { files }) {
    const came = progressOf(data, before)
    return orTold(data, before, async () => {
      const { year, entity } = before.choice!
      const { entities } = await data.economy.now(await data.tenant.get())
      const codes = codeChecker(entities.find(({ id }) => id === entity)?.parts ?? [], year)
      const row: RowOf = (of, read) => of === before.id && codes.add(read)
      const [now, then] = await Promise.all([data.costs.year(year), reckonWith(data, before, files, { came, row })])
      const sums = sumsOfFile(then.made.collected, before.id)
      const met = then.met.get(before.id)
      const total = { from: then.before?.sums?.file ?? 0, to: then.made.collected.sums.file }
      const check = { ...checkOf(now, then.rows, sums), codes: codes.end(), ...(met && { met, total }) }
      await data.ledgers.keepCheck(before.id, before.attempt, check)
      await move(data, before, { state: 'checked', sums })
    })
  },

  async applying(data, before, platform) {
    const { files, clock } = platform
    const came = progressOf(data, before)
    return orTold(data, before, async () => {
      const { year, uses } = before.choice!
      const appliedAt = clock.now().toISOString()
      const done: Ledger = { ...settled(before), state: 'done', appliedAt }
      const placing = await data.placing.now()
      const { before: was, rows, made, met } = await reckonWith(data, done, files, { came })
      const after = { rules: placing.rules, uses: withUses(placing.uses, uses) }
      const changed = uses.length > 0
      const from = { ...made.from, placing: placing.revision + (changed ? 1 : 0) }
      const own = met.get(before.id)
      const counted = { ...done, sums: sumsOfFile(made.collected, before.id), ...(own && { met: own }) }
      await data.costs.show(year, rows, was, { ...made, from }, [
        ...(await data.ledgers.writes.save(before, counted)),
        ...(changed ? await data.placing.over(placing, after) : []),
        ...(await withCodeParts(data, before)),
      ])
      await rememberColumns(data, before)
      await reckonStale(data, platform)
    })
  },

  async undoing(data, before, { files }) {
    return orTold(data, before, async () => {
      const { year } = before.choice!
      const undone: Ledger = { ...settled(before), state: 'undone' }
      const { before: was, rows, made } = await reckon(data, files, year, { ledgers: replacing(undone) })
      await data.costs.show(year, rows, was, made, await data.ledgers.writes.save(before, undone))
    })
  },
}

/** A file that has come: a SIE file is looked over, of a table somebody is asked what its columns are. */
async function recognised(data: Data, before: Saved<Ledger>, files: Platform['files']) {
  const file = data.ledgers.file(before.id)
  const came = progressOf(data, before)
  const open = () => files.stream(file)
  const format = await formatOf(open, before.encoding)
  if (format === 'sie')
    return found(data, before, await surveyed(open, before.encoding, bytes => came(bytes, before.size)))
  if (format !== 'xlsx') return move(data, before, { state: 'columns', table: format })
  const { table, text } = await xlsxTable((await files.get(file)) ?? new Uint8Array())
  await files.put(data.ledgers.rows({ id: before.id, table }), text)
  return move(data, before, { state: 'columns', table })
}

/** What was found in a file is kept: it can be looked over. */
async function found(data: Data, before: Saved<Ledger>, { about, accounts }: Awaited<ReturnType<typeof surveyed>>) {
  await data.ledgers.keepAccounts(before.id, accounts)
  await move(data, before, { state: 'read', about })
}

/** How the columns of a table were read is how those of the entity's next one are taken to be. */
async function rememberColumns(data: Data, { table, columns }: Ledger) {
  if (!table || !columns) return
  const { entities } = await data.economy.now(await data.tenant.get())
  const { kind, entity, mapping } = columns
  const fields = tableFields(kind, entities.find(({ id }) => id === entity) ?? { parts: [] })
  const heads = table.columns.map(({ heading }) => heading)
  await data.imports.remember(`${kind}-${entity}`, remember(heads, fields, mapping))
}

/** Code parts that the file names and the economy model lacked are in it from now on. */
async function withCodeParts({ economy, tenant }: Data, { about, choice }: Ledger) {
  const before = await economy.now(await tenant.get())
  const entities = before.entities.map(of => (of.id === choice!.entity ? withParts(of, about!.dimensions) : of))
  if (JSON.stringify(entities) === JSON.stringify(before.entities)) return []
  return economy.over(before, { ...before, entities })
}

const settled = ({ problem: _, revision: __, ...ledger }: Saved<Ledger>): Ledger => ledger
const replacing = (one: Ledger) => (all: Ledger[]) => [...all.filter(({ id }) => id !== one.id), one]

/** The year as it would be with this file read in. */
const reckonWith = (data: Data, of: Ledger, files: Platform['files'], hears: Pick<As, 'came' | 'row'>) =>
  reckon(data, files, of.choice!.year, {
    ledgers: replacing({ ...of, state: 'done', appliedAt: of.appliedAt ?? data.scope.now().toISOString() }),
    placing: placing => ({ ...placing, uses: withUses(placing.uses, of.choice!.uses) }),
    ...hears,
  })

const move = (data: Data, before: Saved<Ledger>, to: Partial<Ledger>) =>
  data.ledgers.save(before, { ...settled(before), ...to })

/** Only what a person can do something about is told; the rest is tried again. */
async function orTold(data: Data, before: Saved<Ledger>, work: () => Promise<unknown>): Promise<number> {
  try {
    await work()
    return 1
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason === 'busy') throw error
    const problem = { reason: error.reason, params: error.params as Record<string, unknown> }
    await move(data, before, { state: stoppedAs(before)!, problem })
    return 0
  }
}

/** Tells how far the work has come, some fifty times a file. */
function progressOf(data: Data, { id, size }: Ledger) {
  let [done, told] = [0, 0]
  return (read: number, total: number) => {
    done += read
    if (done - told < Math.max(size / 50, 262_144)) return
    told = done
    void data.ledgers.came(id, Math.min(done, total), total).catch(() => {})
  }
}
