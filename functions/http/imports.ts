import { Hono, type Context } from 'hono'
import * as z from 'zod'
import { previewOf } from '#shared/imports/apply.ts'
import { ImportChoice, NewImport, PastedCells, undoUntil, type Import } from '#shared/imports/imports.ts'
import { importedAs } from '#shared/imports/kinds/index.ts'
import { columnsOf, fieldsOf } from '#shared/imports/page.ts'
import { changedSince, reliesOn } from '#shared/imports/undo.ts'
import { may } from '#shared/permissions.ts'
import { Refusal, type Reason } from '#shared/refusal.ts'
import { newId, type Saved } from '../data/collection.ts'
import { readRegister } from '../data/register.ts'
import { LIMITS, megabytes } from '../imports/limits.ts'
import { allow } from './allow.ts'
import { body, query } from './body.ts'
import type { Env } from './env.ts'
import { sentences } from './sentences.ts'

/** Rows of a preview that one answer holds. */
const PAGE = 200
const PreviewAsked = ImportChoice.extend({
  /** The first row of the answer, among those that are shown. */
  from: z.int().min(0).max(100_000).default(0),
  show: z.enum(['all', 'problems']).default('all'),
})

const isRed = (row: { state: string }) => (row.state === 'error' ? 0 : row.state === 'check' ? 1 : 2)

/** An import is seen by whoever made it, and by who keeps the register. */
async function own(c: Context<Env>, ...states: Import['state'][]): Promise<Saved<Import>> {
  const { data, actor } = c.var
  const found = await data.imports.get(c.req.param('id')!)
  if (found.by !== actor.person && !may(actor, 'register:create')) throw new Refusal('not_found', {})
  if (states.length > 0 && !states.includes(found.state)) throw new Refusal('import_not_ready', { state: found.state })
  return found
}

const begun = ({ var: { actor, platform, today } }: Context<Env>, of: Pick<Import, 'kind' | 'fileName' | 'state'>) => ({
  ...{ id: newId(), by: actor.person, at: platform.clock.now().toISOString(), day: today, attempt: 0, sheets: [] },
  ...of,
})

/** Asks for the next step; the same step asked for twice is done once. */
async function ask(c: Context<Env>, before: Saved<Import>, next: Partial<Import>) {
  const { data, actor, platform, today } = c.var
  const { problem: _, ...rest } = before
  const after = await data.imports.save(before, { ...rest, ...next })
  const item = `${after.id}#${after.attempt}#${after.state}`
  await platform.queue.send([{ job: 'import-register', scope: actor.municipality, day: today, item }])
  return after
}

/** Files on their way into the register: the file, its columns, what would happen, and then all of it or nothing. */
export const imports = new Hono<Env>()
  .get('/', allow('register:import'), query(z.object({ after: z.string().optional() })), async c => {
    const { data, actor } = c.var
    const [all, people] = await Promise.all([data.imports.list(), data.people.list()])
    const names = new Map(people.map(person => [person.id, person.name]))
    const mine = all.filter(of => of.by === actor.person || may(actor, 'register:create'))
    const sorted = mine.toSorted((a, b) => b.at.localeCompare(a.at))
    const { after } = c.req.valid('query')
    const from = after === undefined ? 0 : sorted.findIndex(of => of.id === after) + 1
    const page = sorted.slice(from, from + 50)
    return c.json({
      items: page.map(({ id, kind, fileName, by, at, state, counts, problem, appliedOn }) => ({
        ...{ id, kind, fileName, at, state, counts, by: names.get(by) ?? '' },
        ...said(problem),
        undoUntil: undoUntil({ appliedOn }),
      })),
      ...(from + 50 < sorted.length && { next: page.at(-1)!.id }),
    })
  })

  .post('/', allow('register:import'), body(NewImport), async c => {
    const { data, platform } = c.var
    const { kind, fileName, size } = c.req.valid('json')
    if (size > LIMITS.bytes) throw new Refusal('file_too_large', { limit: megabytes(LIMITS.bytes) })
    if (size === 0) throw new Refusal('file_empty', {})
    const { id } = await data.imports.create(begun(c, { kind, fileName, state: 'waiting' }))
    const upload = await platform.files.uploadUrl(data.imports.file(id), 'application/octet-stream', size)
    return c.json({ id, upload }, 201)
  })

  /** Cells that were copied elsewhere and pasted here: read already. */
  .post('/cells', allow('register:import'), body(PastedCells), async c => {
    const { imports } = c.var.data
    const { kind, cells } = c.req.valid('json')
    const of = begun(c, { kind, fileName: 'cells', state: 'read' })
    await imports.keepSheets(of.id, [{ rows: cells }])
    await imports.create({ ...of, sheets: [{ name: '', rows: cells.length }] })
    return c.json({ id: of.id }, 201)
  })

  .get(
    '/:id',
    allow('register:import'),
    query(
      z.object({
        sheet: z.coerce.number().int().min(0).max(50).optional(),
        headings: z.coerce.number().int().min(0).max(100_000).optional(),
      }),
    ),
    async c => {
      const { data, actor } = c.var
      const of = await own(c)
      const [progress, person] = await Promise.all([data.imports.progress(of.id), data.people.find(of.by)])
      const { problem, ...rest } = of
      const about = {
        ...rest,
        ...said(problem),
        by: person?.name ?? '',
        undoUntil: undoUntil(of),
        ...(progress && { progress }),
      }
      if (of.sheets.length === 0) return c.json(about)
      const { sheet = of.choice?.sheet ?? fullest(of), headings = of.choice?.headingRow } = c.req.valid('query')
      const [rows, register, remembered] = await Promise.all([
        data.imports.sheet(of.id, sheet),
        readRegister(data),
        data.imports.remembered(of.kind),
      ])
      const imported = importedAs(of.kind, register, actor, c.var.today)
      return c.json({ ...about, sheet, fields: fieldsOf(imported), ...columnsOf(rows, imported, remembered, headings) })
    },
  )

  .post('/:id/read', allow('register:import'), async c => {
    const { id, state } = await ask(c, await own(c, 'waiting', 'reading', 'failed'), { state: 'reading' })
    return c.json({ id, state }, 202)
  })

  .post('/:id/preview', allow('register:import'), body(PreviewAsked), async c => {
    const { data, actor } = c.var
    const of = await own(c)
    const { from, show, ...choice } = c.req.valid('json')
    const [rows, register] = await Promise.all([data.imports.sheet(of.id, choice.sheet), readRegister(data)])
    const { rows: all, ...sums } = previewOf(rows, choice, importedAs(of.kind, register, actor, c.var.today))
    const shown = all.filter(row => show === 'all' || isRed(row) < 2).toSorted((a, b) => isRed(a) - isRed(b))
    return c.json({ ...sums, shown: shown.length, rows: shown.slice(from, from + PAGE) })
  })

  .post('/:id/apply', allow('register:import'), body(ImportChoice), async c => {
    const before = await own(c, 'read')
    const { id, state } = await ask(c, before, {
      ...{ state: 'applying', choice: c.req.valid('json'), attempt: before.attempt + 1 },
    })
    return c.json({ id, state }, 202)
  })

  .post('/:id/undo', allow('register:import'), async c => {
    const { data, today } = c.var
    const before = await own(c, 'done')
    const until = undoUntil(before)!
    if (today > until) throw new Refusal('import_too_late', { day: until })
    const [changes, register] = await Promise.all([data.batches.changesOf(before.batch!), readRegister(data)])
    const since = changedSince(changes, register)
    if (since.length > 0) throw new Refusal('import_changed_since', { names: since.slice(0, 5).join(', ') })
    const by = reliesOn(changes, register)
    if (by) throw new Refusal('in_use', { by })
    const { id, state } = await ask(c, before, { state: 'undoing', attempt: before.attempt + 1 })
    return c.json({ id, state }, 202)
  })

  /** What became of every row: the browser makes a file of it. */
  .get('/:id/result', allow('register:import'), async c => {
    const of = await own(c, 'done', 'undoing', 'undone')
    return c.json({ items: await c.var.data.imports.result(of) })
  })

/** Why it came to nothing, in words. */
const said = (problem: Import['problem']): { problem?: Record<'type' | 'sv' | 'en', string> } => {
  if (!problem) return {}
  const say = sentences[problem.reason as Reason] as (params: object, options: { locale: 'sv' | 'en' }) => string
  return {
    problem: {
      type: problem.reason,
      sv: say(problem.params, { locale: 'sv' }),
      en: say(problem.params, { locale: 'en' }),
    },
  }
}

/** The sheet with most rows: the others are notes, most often. */
const fullest = ({ sheets }: Import) => sheets.reduce((best, { rows }, i) => (rows > sheets[best]!.rows ? i : best), 0)
