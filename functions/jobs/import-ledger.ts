import type { Day } from '#shared/day.ts'
import { withParts } from '#shared/economy.ts'
import { sumsOfFile } from '#shared/ledgers/collect.ts'
import { checkOf } from '#shared/ledgers/check.ts'
import type { Ledger } from '#shared/ledgers/ledgers.ts'
import { withUses } from '#shared/ledgers/uses.ts'
import { Refusal } from '#shared/refusal.ts'
import { personActor } from '../data/actors.ts'
import type { Saved } from '../data/collection.ts'
import { dataFor, type Data } from '../data/index.ts'
import { placeOf } from '../data/place.ts'
import { surveyed } from '../ledgers/read.ts'
import type { Platform } from '../platform/index.ts'
import { reckon, reckonStale } from './reckon-costs.ts'

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
  const was = found && stoppedAs[found.state]
  if (found && was) await move(data, found, { state: was, problem: { reason: 'import_gave_up', params: {} } })
}

/** Where a file is again when a step came to nothing. */
const stoppedAs: Partial<Record<Ledger['state'], Ledger['state']>> = {
  reading: 'failed',
  checking: 'read',
  applying: 'read',
  undoing: 'done',
}

type Step = (data: Data, before: Saved<Ledger>, platform: Platform) => Promise<number>
const steps: Partial<Record<Ledger['state'], Step>> = {
  async reading(data, before, { files }) {
    const came = progressOf(data, before)
    return orTold(data, before, async () => {
      const open = () => files.stream(data.ledgers.file(before.id))
      const { about, accounts } = await surveyed(open, before.encoding, bytes => came(bytes, before.size))
      await data.ledgers.keepAccounts(before.id, accounts)
      await move(data, before, { state: 'read', about })
    })
  },

  async checking(data, before, { files }) {
    const came = progressOf(data, before)
    return orTold(data, before, async () => {
      const { year } = before.choice!
      const [now, then] = await Promise.all([data.costs.year(year), reckonWith(data, before, files, came)])
      await data.ledgers.keepCheck(
        before.id,
        before.attempt,
        checkOf(now, then.rows, sumsOfFile(then.made.collected, before.id)),
      )
      await move(data, before, { state: 'checked', sums: sumsOfFile(then.made.collected, before.id) })
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
      const { before: was, rows, made } = await reckonWith(data, done, files, came)
      const after = { rules: placing.rules, uses: withUses(placing.uses, uses) }
      const changed = uses.length > 0
      const from = { ...made.from, placing: placing.revision + (changed ? 1 : 0) }
      await data.costs.show(year, rows, was, { ...made, from }, [
        ...(await data.ledgers.writes.save(before, { ...done, sums: sumsOfFile(made.collected, before.id) })),
        ...(changed ? await data.placing.over(placing, after) : []),
        ...(await withCodeParts(data, before)),
      ])
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
const reckonWith = (data: Data, of: Ledger, files: Platform['files'], came: (bytes: number, all: number) => void) =>
  reckon(data, files, of.choice!.year, {
    ledgers: replacing({ ...of, state: 'done', appliedAt: of.appliedAt ?? data.scope.now().toISOString() }),
    placing: placing => ({ ...placing, uses: withUses(placing.uses, of.choice!.uses) }),
    came,
  })

const move = (data: Data, before: Saved<Ledger>, to: Partial<Ledger>) =>
  data.ledgers.save(before, { ...settled(before), ...to })

/** Only what a person can do something about is told; the rest is tried again. */
async function orTold(data: Data, before: Saved<Ledger>, work: () => Promise<void>): Promise<number> {
  try {
    await work()
    return 1
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason === 'busy') throw error
    const problem = { reason: error.reason, params: error.params as Record<string, unknown> }
    await move(data, before, { state: stoppedAs[before.state]!, problem })
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
