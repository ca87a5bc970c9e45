import { Refusal } from '#shared/refusal.ts'
import { batchWrites, type BatchChange, type Parts } from './batch-writes.ts'
import { newToken, type Scope } from './collection.ts'
import { AT_WORK } from './marked.ts'
import { pendingOf, type BatchState } from './pending.ts'
import { ConditionFailed, type Write } from './table.ts'

/** Why a batch was taken back: the change that could not be made, from 0, and the reason. */
export type Overtaken = { change: number; reason: 'import_overtaken' | 'value_taken'; params: Record<string, unknown> }

/** What a batch is made of, and what its maker wants to know of it afterwards. */
export type Batch = { changes: BatchChange[]; note?: Record<string, unknown> }

/** Hears how far the work has come. */
type Came = (at: { done: number; total: number }) => Promise<void>

/** A transaction takes a hundred writes; one is the batch's own. */
const AT_ONCE = 90

/** Seconds that a batch's changes are kept: longer than anybody may undo them. */
const KEPT = 45 * 86_400

/**
 * Changes of many rows that are seen all at once or never. Each row's next state is laid beside it, one write shows
 * them all, and then each is laid in order. Whatever stops the work, running it again takes it up where it stood.
 */
export function batchesOf(
  { door, keys, now }: Scope,
  kindOf: (kind: string) => { parts: unknown },
  /** What else is written by the write that shows a batch. */
  shown: (changes: BatchChange[]) => Write[],
) {
  const partsOf = (kind: string) => kindOf(kind).parts as Parts
  type Marker = {
    state: BatchState
    journal: string
    note: Record<string, unknown> | undefined
    overtaken: Overtaken | undefined
  }
  const { keyOf, stage, settle, unstage } = batchWrites(partsOf)

  const marker = async (id: string) => {
    const row = await door.get(keys.batch(id))
    if (!row) return undefined
    const { state, journal, note, overtaken } = row as unknown as Marker
    return { state, journal, note, overtaken }
  }
  /** Moves the batch on, unless another worker has: then what it is now is answered by the next look. */
  const move = (id: string, from: BatchState, to: BatchState, also: Write[] = [], overtaken?: Overtaken) =>
    door
      .commit(
        [
          {
            Update: {
              Key: keys.batch(id),
              UpdateExpression: overtaken ? 'SET #state = :to, #why = :why' : 'SET #state = :to',
              ConditionExpression: '#state = :from',
              ExpressionAttributeNames: { '#state': 'state', ...(overtaken && { '#why': 'overtaken' }) },
              ExpressionAttributeValues: { ':to': to, ':from': from, ...(overtaken && { ':why': overtaken }) },
            },
          },
          ...also,
        ],
        newToken(),
      )
      .catch(ifOvertaken)

  /** While it is at work, the kept lists of its kinds are not relied on. */
  const lists = (id: string, changes: BatchChange[]) => {
    const names = new Set(changes.map(({ kind }) => partsOf(kind).spec).flatMap(s => (s.listed ? [s.name] : [])))
    return [...names].map(name => keys.listBatch(name, id))
  }
  const letLists = (id: string, changes: BatchChange[]): Write[] => lists(id, changes).map(Key => ({ Mark: { Key } }))

  /** Of two workers that begin one batch at once, one's changes are the batch's, and the other's are nobody's. */
  async function begin(id: string, { changes, note }: Batch) {
    const journal = newToken()
    const ttl = Math.floor(now().getTime() / 1000) + KEPT
    await door.load(changes.map((change, i) => ({ ...keys.batchRow(journal, i), ...change, ttl })))
    const Item = { ...keys.batch(id), state: 'staging' satisfies BatchState, journal, note }
    const begun: Write = { Put: { Item, ConditionExpression: 'attribute_not_exists(pk)' } }
    const held = lists(id, changes).map((Key): Write => ({ Mark: { Key, as: AT_WORK } }))
    await door.commit([begun, ...held], newToken()).catch(ifOvertaken)
  }

  const journalOf = async (journal: string): Promise<BatchChange[]> =>
    (await door.all({ pk: keys.batchRow(journal, 0).pk, consistent: true })).map(({ kind, before, after }) => ({
      kind: String(kind),
      ...(before !== undefined && { before: before as BatchChange['before'] & object }),
      ...(after !== undefined && { after: after as BatchChange['after'] & object }),
    }))

  const stillStaging = (id: string): Write => ({
    ConditionCheck: {
      Key: keys.batch(id),
      ConditionExpression: '#state = :staging',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':staging': 'staging' },
    },
  })
  /** The first change that could not be laid out, when it is the municipality's own rows that have moved on. */
  async function stageAll(id: string, changes: BatchChange[], came: Came) {
    for (const part of inParts(changes, change => stage(id, change))) {
      try {
        await door.commit([stillStaging(id), ...part.flatMap(p => p.writes)], newToken())
      } catch (error) {
        if (!(error instanceof ConditionFailed)) throw error
        // Another worker is further on.
        if (error.index === 0) return undefined
        let index = error.index - 1
        const failed = part.find(({ writes }) => (index < writes.length ? true : ((index -= writes.length), false)))!
        return overtaken(failed.change, failed.at, index)
      }
      await came({ done: part.at(-1)!.at + 1, total: changes.length })
    }
    return undefined
  }
  function overtaken({ kind, before, after }: BatchChange, at: number, part: number): Overtaken {
    const item = (after ?? before) as never
    const taken = part > 0 ? partsOf(kind).uniques(item)[part - 1] : undefined
    if (taken) return { change: at, reason: 'value_taken', params: { field: taken.field, value: taken.value } }
    return { change: at, reason: 'import_overtaken', params: { name: nameOf(item) } }
  }

  /** Does to every row that still waits for this batch, until none does: also beside another worker. */
  async function finish(id: string, changes: BatchChange[], writes: (change: BatchChange) => Write[]) {
    const lists = [...new Set(changes.map(change => change.kind))].map(kind => partsOf(kind).spec.list as never)
    for (let round = 0; ; round++) {
      const rows = (
        await Promise.all(lists.map(list => door.all({ ...(list as object), consistent: true } as never)))
      ).flat()
      const waiting = new Set(rows.filter(row => pendingOf(row)?.batch === id).map(row => row.sk))
      const left = changes.filter(change => waiting.has(keyOf(change).sk))
      if (left.length === 0) return
      if (round === 10) throw new Refusal('busy', { seconds: 2 })
      for (const part of inParts(left, writes))
        await door
          .commit(
            part.flatMap(p => p.writes),
            newToken(),
          )
          .catch(ifOvertaken)
    }
  }

  /** Goes on from where the batch stands until it is made or taken back. */
  async function goOn(id: string, came: Came) {
    const all = await journalOf((await marker(id))!.journal)
    for (;;) {
      const { state, note, overtaken } = (await marker(id))!
      if (state === 'settled' || state === 'aborted') return { made: state === 'settled', note, overtaken }
      if (state === 'staging') {
        const found = await stageAll(id, all, came)
        await (found ? move(id, 'staging', 'aborting', [], found) : move(id, 'staging', 'committed', shown(all)))
      } else if (state === 'committed') {
        await finish(id, all, change => settle(id, change))
        await move(id, 'committed', 'settled', letLists(id, all))
      } else {
        await finish(id, all, change => unstage(id, change))
        await move(id, 'aborting', 'aborted', letLists(id, all))
      }
    }
  }

  return {
    /** The changes that a batch was made of. */
    changesOf: async (id: string) => journalOf((await marker(id))?.journal ?? ''),

    /**
     * Makes the changes, all or none: `overtaken` says what others had changed, when it is none. Run again after a stop
     * it goes on; `make` is asked only the first time, and its note is given back. `came` hears how far it has come.
     */
    async run(
      id: string,
      make: () => Batch | Promise<Batch>,
      came: Came = async () => {},
    ): Promise<Pick<Marker, 'note' | 'overtaken'>> {
      if (!(await marker(id))) await begin(id, await make())
      const { note, overtaken } = await goOn(id, came)
      return { note, overtaken }
    },

    /** Nobody will run it again: what everybody sees is finished, what nobody has seen is taken back. Says which, with its note. */
    async drop(id: string): Promise<{ made: boolean; note?: Marker['note'] }> {
      const found = await marker(id)
      if (!found) return { made: false }
      if (found.state === 'staging') await move(id, 'staging', 'aborting')
      const { made, note } = await goOn(id, async () => {})
      return { made, note }
    },

    /** Goes on with what a stop has left, so that no row waits for a batch that nobody asks for again; answers how many. */
    async takeUp(): Promise<number> {
      const { pk, sk } = keys.batch('')
      const begun = (await door.all({ pk, begins: sk })).filter(
        row => row.state !== 'settled' && row.state !== 'aborted',
      )
      for (const row of begun) await goOn(row.sk.slice(sk.length), async () => {})
      return begun.length
    },
  }
}

/** The changes that take a batch back, exactly; what others have changed since stops it. */
export const reversed = (changes: BatchChange[]): BatchChange[] =>
  changes.toReversed().map(({ kind, before, after }) => {
    const { revision = 0, ...was } = before ?? {}
    return {
      kind,
      ...(after && { before: { ...after, revision: revision + 1 } }),
      ...(before && { after: was }),
    }
  })

const nameOf = (item: { name?: string; id?: string }) => item.name ?? item.id ?? ''
const ifOvertaken = (error: unknown) => {
  if (!(error instanceof ConditionFailed)) throw error
}

/** As many changes at a time as one transaction takes. */
function* inParts(changes: BatchChange[], writes: (change: BatchChange) => Write[]) {
  type Part = { change: BatchChange; at: number; writes: Write[] }
  let part: Part[] = []
  let size = 0
  for (const [at, change] of changes.entries()) {
    const of = writes(change)
    if (size + of.length > AT_ONCE) {
      yield part
      part = []
      size = 0
    }
    part.push({ change, at, writes: of })
    size += of.length
  }
  if (part.length > 0) yield part
}
