import { Hono, type Context } from 'hono'
import * as z from 'zod'
import { undoUntil } from '#shared/imports/imports.ts'
import { LedgerCheck } from '#shared/ledgers/check.ts'
import { kindIn, Ledger, LedgerChoice, NewLedger } from '#shared/ledgers/ledgers.ts'
import { assertNewest, newerThan } from '#shared/ledgers/older.ts'
import { suggestUses } from '#shared/ledgers/suggest-uses.ts'
import { assertChoice } from '#shared/ledgers/choice.ts'
import { assertColumns, columnGuesses, kindOf, numbered } from '#shared/ledgers/table-columns.ts'
import { tableFields } from '#shared/ledgers/table-fields.ts'
import { TableColumns, TableEncodings, TableKind } from '#shared/ledgers/tables.ts'
import { Refusal } from '#shared/refusal.ts'
import { newId, type Saved } from '../data/collection.ts'
import { allow } from './allow.ts'
import { body, query } from './body.ts'
import type { Env } from './env.ts'
import { said } from './said.ts'
import { stillUndone } from './still-undone.ts'

/** A ledger may be as large as a gigabyte of text. */
const LARGEST = 1_073_741_824
const Chosen = z.object({ encoding: TableEncodings.optional() })
const Asked = z.object({ entity: z.string().max(40).optional(), kind: TableKind.optional() })

/** The ledger, as long as it is in one of the states in which that can be done. */
async function own(c: Context<Env>, ...states: Ledger['state'][]): Promise<Saved<Ledger>> {
  const found = await c.var.data.ledgers.get(c.req.param('id')!)
  if (states.length > 0 && !states.includes(found.state)) throw new Refusal('ledger_not_ready', { state: found.state })
  return found
}

/** Asks for the next step; the same step asked for twice is done once. */
async function ask(c: Context<Env>, before: Saved<Ledger>, next: (now: Ledger) => Ledger) {
  const { data, actor, platform, today } = c.var
  const { problem: _, ...rest } = before
  const after = await data.ledgers.save(before, { ...next(rest), attempt: before.attempt + 1 })
  await data.ledgers.came(after.id, 0, after.size)
  const item = `${after.id}#${after.attempt}#${after.state}`
  await platform.queue.send([{ job: 'import-ledger', scope: actor.municipality, day: today, item }])
  return { id: after.id, state: after.state }
}

/** Ledgers on their way in: the file, what it is, what its accounts are, what it comes to, and then all of it or nothing. */
export const ledgers = new Hono<Env>()
  .get('/', allow('register:read'), async c => {
    const { data } = c.var
    const [all, people] = await Promise.all([data.ledgers.list(), data.people.list()])
    const items = all.toSorted((a, b) => b.at.localeCompare(a.at)).slice(0, 100)
    return c.json({
      items: items.map(({ id, fileName, by, at, state, choice, sums, problem, appliedAt, met, columns }) => ({
        ...{ id, fileName, state, choice, sums, met, kind: kindIn({ columns }), at: appliedAt ?? at },
        by: people.find(person => person.id === by)?.name ?? '',
        ...said(problem),
        undoUntil: stillUndone(c, { appliedAt }),
      })),
    })
  })

  .post('/', allow('ledger:import'), body(NewLedger), async c => {
    const { data, actor, platform } = c.var
    const { fileName, size, modified } = c.req.valid('json')
    if (size > LARGEST) throw new Refusal('file_too_large', { limit: '1 GB' })
    const at = platform.clock.now().toISOString()
    const { id } = await data.ledgers.create(
      Ledger.parse({ id: newId(), fileName, size, modified, by: actor.person, at, state: 'waiting' }),
    )
    const upload = await platform.files.uploadUrl(data.ledgers.file(id), 'application/octet-stream', size)
    return c.json({ id, upload }, 201)
  })

  /** The file has come, or is to be read in another encoding. */
  .post('/:id/read', allow('ledger:import'), body(Chosen), async c => {
    const before = await own(c, 'waiting', 'columns', 'read', 'checked', 'failed')
    const { encoding } = c.req.valid('json')
    // What was said of its columns was of the file as it was read then.
    const anew = ({ table: _, columns: __, ...of }: Ledger): Ledger => ({
      ...{ ...of, state: 'reading' as const },
      ...(encoding && { encoding }),
    })
    return c.json(await ask(c, before, anew), 202)
  })

  /** What each column of a table may be, and is taken for: as the entity's last one was read, else by its heading. */
  .get('/:id/columns', allow('register:read'), query(Asked), async c => {
    const { data, tenant } = c.var
    const { table, columns } = await own(c)
    if (!table) throw new Refusal('not_found', {})
    const asked = c.req.valid('query')
    const { entities } = await data.economy.now(tenant)
    const entity = entities.find(({ id }) => id === (asked.entity ?? columns?.entity)) ?? entities[0]!
    const kind = asked.kind ?? columns?.kind ?? kindOf(table)
    const guesses = columnGuesses(table, kind, entity, await data.imports.remembered(`${kind}-${entity.id}`))
    const fields = tableFields(kind, entity).map(({ id, label }) => ({ id, label }))
    return c.json({ kind, entity: entity.id, fields, guesses })
  })

  /** Somebody has said what the columns of a table are: its rows can be read. */
  .post('/:id/columns', allow('ledger:import'), body(TableColumns), async c => {
    const { data, tenant } = c.var
    const before = await own(c, 'columns', 'read', 'checked')
    const said = c.req.valid('json')
    const { entities } = await data.economy.now(tenant)
    const entity = entities.find(({ id }) => id === said.entity)
    if (!before.table || !entity) throw new Refusal('ledger_columns_unknown', {})
    assertColumns(said, before.table, entity)
    const columns = { ...said, mapping: numbered(said.mapping, entity) }
    return c.json(await ask(c, before, ({ choice: _, ...of }) => ({ ...of, state: 'reading', columns })), 202)
  })

  .get('/:id', allow('register:read'), async c => {
    const { data, model, tenant } = c.var
    const of = await own(c)
    const [economy, person, progress, accounts, placing, all] = await Promise.all([
      data.economy.now(tenant),
      data.people.find(of.by),
      data.ledgers.progress(of.id),
      data.ledgers.accounts(of.id),
      data.placing.now(),
      data.ledgers.list(),
    ])
    const { problem, ...rest } = of
    const entity = economy.entities.find(({ id }) => id === of.choice?.entity) ?? economy.entities[0]!
    const check =
      of.state === 'checked' || of.state === 'applying' ? await data.ledgers.check(of.id, of.attempt) : undefined
    return c.json({
      ...rest,
      ...said(problem),
      ...(progress && { progress }),
      ...{ by: person?.name ?? '', entities: economy.entities, undoUntil: stillUndone(c, of) },
      kinds: model.costKinds.filter(({ hidden }) => !hidden),
      accounts: of.about ? suggestUses(accounts, { entity, year: of.about.year }, placing, model.costKinds) : [],
      /** Files that it takes the place of, in part or wholly. */
      replaces: of.about
        ? all
            .filter(other => other.id !== of.id && other.state === 'done' && kindIn(other) === kindIn(of))
            .filter(({ choice }) => choice?.year === of.about!.year && choice.entity === entity.id)
            .map(({ id, fileName, choice }) => ({ id, fileName, from: choice!.from, to: choice!.to }))
        : [],
      newer: of.about ? newerThan(of, of.about.year, all) : [],
      ...(check !== undefined && { check: LedgerCheck.parse(check) }),
    })
  })

  /** What it would come to: nothing is counted. */
  .post('/:id/check', allow('ledger:import'), body(LedgerChoice), async c => {
    return c.json(await chosen(c, 'checking', c.req.valid('json')), 202)
  })

  .post('/:id/apply', allow('ledger:import'), body(LedgerChoice), async c => {
    return c.json(await chosen(c, 'applying', c.req.valid('json')), 202)
  })

  .post('/:id/undo', allow('ledger:import'), async c => {
    const before = await own(c, 'done')
    if (!stillUndone(c, before)) throw new Refusal('ledger_too_late', { day: undoUntil(before)! })
    return c.json(await ask(c, before, of => ({ ...of, state: 'undoing' })), 202)
  })

/** Asks for a step with a choice, when it can be made of that file by this municipality's economy and cost kinds. */
async function chosen(c: Context<Env>, state: 'checking' | 'applying', choice: LedgerChoice) {
  const { data, model, tenant } = c.var
  const before = await own(c, 'read', 'checked')
  const [economy, placing, accounts, all] = await Promise.all([
    data.economy.now(tenant),
    data.placing.now(),
    data.ledgers.accounts(before.id),
    data.ledgers.list(),
  ])
  assertChoice(choice, before, { economy, kinds: model.costKinds, placing, accounts })
  if (state === 'applying') assertNewest(before, choice, all)
  return ask(c, before, of => ({ ...of, state, choice }))
}
