import { Hono, type Context } from 'hono'
import * as z from 'zod'
import { undoUntil } from '#shared/imports/imports.ts'
import { LedgerCheck } from '#shared/ledgers/check.ts'
import { Ledger, LedgerChoice, NewLedger, SieEncodings } from '#shared/ledgers/ledgers.ts'
import { suggestUses } from '#shared/ledgers/suggest-uses.ts'
import { assertChoice } from '#shared/ledgers/choice.ts'
import { Refusal } from '#shared/refusal.ts'
import { newId, type Saved } from '../data/collection.ts'
import { allow } from './allow.ts'
import { body } from './body.ts'
import type { Env } from './env.ts'
import { said } from './said.ts'
import { stillUndone } from './still-undone.ts'

/** A ledger may be as large as a gigabyte of text. */
const LARGEST = 1_073_741_824
const Chosen = z.object({ encoding: SieEncodings.optional() })

/** The ledger, as long as it is in one of the states in which that can be done. */
async function own(c: Context<Env>, ...states: Ledger['state'][]): Promise<Saved<Ledger>> {
  const found = await c.var.data.ledgers.get(c.req.param('id')!)
  if (states.length > 0 && !states.includes(found.state)) throw new Refusal('ledger_not_ready', { state: found.state })
  return found
}

/** Asks for the next step; the same step asked for twice is done once. */
async function ask(c: Context<Env>, before: Saved<Ledger>, next: Partial<Ledger>) {
  const { data, actor, platform, today } = c.var
  const { problem: _, ...rest } = before
  const after = await data.ledgers.save(before, { ...rest, ...next, attempt: before.attempt + 1 })
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
      items: items.map(({ id, fileName, by, at, state, choice, sums, problem, appliedAt }) => ({
        ...{ id, fileName, state, choice, sums, at: appliedAt ?? at },
        by: people.find(person => person.id === by)?.name ?? '',
        ...said(problem),
        undoUntil: stillUndone(c, { appliedAt }),
      })),
    })
  })

  .post('/', allow('ledger:import'), body(NewLedger), async c => {
    const { data, actor, platform } = c.var
    const { fileName, size } = c.req.valid('json')
    if (size > LARGEST) throw new Refusal('file_too_large', { limit: '1 GB' })
    const at = platform.clock.now().toISOString()
    const { id } = await data.ledgers.create(
      Ledger.parse({ id: newId(), fileName, size, by: actor.person, at, state: 'waiting' }),
    )
    const upload = await platform.files.uploadUrl(data.ledgers.file(id), 'application/octet-stream', size)
    return c.json({ id, upload }, 201)
  })

  /** The file has come, or is to be read in another encoding. */
  .post('/:id/read', allow('ledger:import'), body(Chosen), async c => {
    const before = await own(c, 'waiting', 'read', 'checked', 'failed')
    const { encoding } = c.req.valid('json')
    return c.json(await ask(c, before, { state: 'reading', ...(encoding && { encoding }) }), 202)
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
            .filter(({ id, state }) => id !== of.id && state === 'done')
            .filter(({ choice }) => choice?.year === of.about!.year && choice.entity === entity.id)
            .map(({ id, fileName, choice }) => ({ id, fileName, from: choice!.from, to: choice!.to }))
        : [],
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
    return c.json(await ask(c, before, { state: 'undoing' }), 202)
  })

/** Asks for a step with a choice, when it can be made of that file by this municipality's economy and cost kinds. */
async function chosen(c: Context<Env>, state: 'checking' | 'applying', choice: LedgerChoice) {
  const { data, model, tenant } = c.var
  const before = await own(c, 'read', 'checked')
  const [economy, placing, accounts] = await Promise.all([
    data.economy.now(tenant),
    data.placing.now(),
    data.ledgers.accounts(before.id),
  ])
  assertChoice(choice, before, { economy, kinds: model.costKinds, placing, accounts })
  return ask(c, before, { state, choice })
}
