import { Hono, type Context } from 'hono'
import * as z from 'zod'
import { previewOf } from '#shared/imports/apply.ts'
import { ImportAsked, ImportChoice, NewImport, PastedCells, undoUntil, type Import } from '#shared/imports/imports.ts'
import { importedAs } from '#shared/imports/kinds/index.ts'
import { columnsOf, fieldsOf } from '#shared/imports/page.ts'
import { seenOf } from '#shared/imports/seen.ts'
import { shownRow, valueWords } from '#shared/imports/shown.ts'
import { changedSince, reliesOn } from '#shared/imports/undo.ts'
import { may } from '#shared/permissions.ts'
import { Refusal } from '#shared/refusal.ts'
import { newId, type Saved } from '../data/collection.ts'
import { readRegister } from '../data/register.ts'
import { LIMITS, megabytes } from '../imports/limits.ts'
import { allow } from './allow.ts'
import { askedFor } from './asked-for.ts'
import { body, query } from './body.ts'
import type { Env } from './env.ts'
import { said } from './said.ts'
import { stillUndone } from './still-undone.ts'

/** Rows of a preview that one answer holds. */
const PAGE = 200
const PreviewAsked = ImportChoice.extend({
  /** The first row of the answer, among those that are shown. */
  from: z.int().min(0).max(100_000).default(0),
  show: z.enum(['all', 'error', 'check', 'ready', 'skipped']).default('all'),
})

type Shown = 'error' | 'check' | 'ready' | 'skipped'
const shownAs = ({ state }: { state: string }): Shown =>
  state === 'error' || state === 'check' || state === 'skipped' ? state : 'ready'
/** What there is to look at comes first. */
const order: Record<Shown, number> = { error: 0, check: 1, ready: 2, skipped: 2 }

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
      items: page.map(({ id, kind, fileName, change, by, at, state, counts, result, problem, appliedAt }) => ({
        ...{ id, kind, fileName, change, at: appliedAt ?? at, state, counts, by: names.get(by) ?? '' },
        ...said(problem),
        hasResult: result !== undefined,
        undoUntil: stillUndone(c, { appliedAt }),
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
        headingRows: z.coerce.number().int().min(1).max(2).optional(),
      }),
    ),
    async c => {
      const { data, actor } = c.var
      const of = await own(c)
      const [progress, person, choice] = await Promise.all([
        data.imports.progress(of.id),
        data.people.find(of.by),
        data.imports.choice(of),
      ])
      const { problem, chosen: _, result, ...rest } = of
      const about = {
        ...rest,
        ...said(problem),
        /** Rows that would do something else than what was seen: they are looked at first. */
        changed: changedIn(of),
        by: person?.name ?? '',
        hasResult: result !== undefined,
        undoUntil: stillUndone(c, of),
        ...(progress && { progress }),
      }
      if (of.sheets.length === 0) return c.json(about)
      const { sheet = choice?.sheet ?? fullest(of), headings, headingRows = 1 } = c.req.valid('query')
      const place = headings === undefined ? placeIn(choice, sheet) : { row: headings, two: headingRows === 2 }
      const [rows, register, remembered] = await Promise.all([
        data.imports.sheet(of.id, sheet),
        readRegister(data),
        data.imports.remembered(of.kind),
      ])
      const imported = importedAs(of.kind, register, actor, c.var.today)
      const columns = columnsOf(rows, imported, remembered, place)
      return c.json({ ...about, ...(choice && { choice }), sheet, fields: fieldsOf(imported), ...columns })
    },
  )

  .post('/:id/read', allow('register:import'), async c => {
    const { id, state } = await askedFor(c, await own(c, 'waiting', 'reading', 'failed'), { state: 'reading' })
    return c.json({ id, state }, 202)
  })

  .post('/:id/preview', allow('register:import'), body(PreviewAsked), async c => {
    const { data, actor } = c.var
    const of = await own(c)
    const { from, show, ...choice } = c.req.valid('json')
    const [rows, register] = await Promise.all([data.imports.sheet(of.id, choice.sheet), readRegister(data)])
    const imported = importedAs(of.kind, register, actor, c.var.today)
    const { rows: all, ...sums } = previewOf({ rows, separated: isSeparated(of) }, choice, imported)
    const changed = new Set(changedIn(of))
    const rank = (row: (typeof all)[number]) => (changed.has(row.row) ? -1 : order[shownAs(row)])
    const shown = all.filter(row => show === 'all' || shownAs(row) === show).toSorted((a, b) => rank(a) - rank(b))
    const say = valueWords(imported.file, imported.lists)
    return c.json({
      ...sums,
      /** Stands for all of it when somebody says yes. */
      seen: seenOf(all),
      shown: shown.length,
      rows: shown.slice(from, from + PAGE).map(row => shownRow(row, say)),
    })
  })

  .post('/:id/apply', allow('register:import'), body(ImportAsked), async c => {
    const before = await own(c, 'read')
    const chosen = await c.var.data.imports.keepChosen(before.id, c.req.valid('json'))
    const { id, state } = await askedFor(c, before, { state: 'applying', chosen, attempt: before.attempt + 1 })
    return c.json({ id, state }, 202)
  })

  .post('/:id/undo', allow('register:import'), async c => {
    const { data } = c.var
    const before = await own(c, 'done')
    const until = undoUntil(before)!
    if (!stillUndone(c, before)) throw new Refusal('import_too_late', { day: until })
    const [changes, register] = await Promise.all([data.batches.changesOf(before.batch!), readRegister(data)])
    const since = changedSince(changes, register)
    if (since.length > 0) throw new Refusal('import_changed_since', { names: since.slice(0, 5).join(', ') })
    const by = reliesOn(changes, register)
    if (by) throw new Refusal('in_use', { by })
    const { id, state } = await askedFor(c, before, { state: 'undoing', attempt: before.attempt + 1 })
    return c.json({ id, state }, 202)
  })

  /** What became of every row: the browser makes a file of it. */
  .get('/:id/result', allow('register:import'), async c => {
    const of = await own(c, 'done', 'undoing', 'undone')
    return c.json({ items: await c.var.data.imports.result(of) })
  })

/** Cells that a sign kept apart, as in a .csv: such a file has an encoding. */
const isSeparated = ({ encoding }: Import) => encoding !== undefined

const changedIn = ({ problem }: Import): number[] =>
  problem?.reason === 'import_seen_changed' ? (problem.params['rows'] as number[]) : []

/** Where the headings were when somebody last said yes. */
const placeIn = (choice: ImportChoice | undefined, sheet: number) =>
  choice?.sheet === sheet ? { row: choice.headingRow, two: choice.headingRows === 2 } : undefined

/** The sheet with most rows: the others are notes, most often. */
const fullest = ({ sheets }: Import) => sheets.reduce((best, { rows }, i) => (rows > sheets[best]!.rows ? i : best), 0)
