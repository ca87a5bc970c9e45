import * as z from 'zod'
import * as m from '#messages'
import { bulkFieldOf, type BulkField, type BulkValue } from './bulk-fields.ts'
import { changed } from './change.ts'
import { ImportKind } from './imports/imports.ts'
import { label } from './imports/label.ts'
import type { Imported } from './imports/kinds/kind.ts'
import type { Finding } from './imports/unique.ts'
import { reasonText } from './imports/sentences.ts'
import type { Words } from './imports/shown.ts'
import { Refusal } from './refusal.ts'
import { Classification } from './systems.ts'

/** What can be changed many at once. */
export const BulkKind = ImportKind.exclude(['assignments'])
export type BulkKind = z.infer<typeof BulkKind>

const Value = z.union([z.string().trim().max(1_000), z.number(), z.boolean(), Classification, z.null()])

/** One field that becomes the same for many; null empties it. */
const BulkChange = z.object({ kind: BulkKind, field: z.string().max(80), value: Value })
type BulkChange = z.infer<typeof BulkChange>

/** How many rows one change may be of. */
const MOST = 1_000
const id = z.string().max(80)

/** Asks what a change would do. */
export const BulkAsked = BulkChange.extend({ ids: z.array(id).min(1).max(MOST) })

/** A yes to what was seen: each row by the revision that it was seen in. */
export const BulkDone = BulkChange.extend({
  rows: z
    .array(z.object({ id, revision: z.int().min(1) }))
    .min(1)
    .max(MOST),
})
export type BulkDone = z.infer<typeof BulkDone>

type Saved = object & { id?: string; name?: string; revision: number }

/** What a change of many would do: to what, row by row from what, how many have it already, and who cannot get it and why. */
export type BulkPreview = {
  label: Words
  to: Words
  changes: { id: string; name: string; revision: number; from: Words }[]
  same: number
  cannot: { id: string; name: string; why: Words }[]
}

/** What would happen if the field became the same for all of them. Who asks may do no more than row by row. */
export function bulkPreview(asked: BulkChange & { ids: readonly string[] }, imported: Imported): BulkPreview {
  const field = fieldOf(asked, imported)
  const preview: BulkPreview = { label: field.label, to: field.words(asked.value), changes: [], same: 0, cannot: [] }
  for (const id of new Set(asked.ids)) {
    const before: Saved | undefined = imported.before(id)
    if (!before) continue
    const name = before.name ?? ''
    const [finding] = wrongWith(before, asked, field, imported)
    if (field.same(field.of(before), asked.value)) preview.same += 1
    else if (finding) preview.cannot.push({ id, name, why: said(finding, field, imported) })
    else preview.changes.push({ id, name, revision: before.revision, from: field.words(field.of(before)) })
  }
  return preview
}

/** The change, row by row: all of it or none. What somebody has changed since it was seen, or may no longer be changed, stops it and is named. */
export function bulkChanges(done: BulkDone, imported: Imported): { before: Saved; after: object }[] {
  const field = fieldOf(done, imported)
  return done.rows.map(({ id, revision }) => {
    const before: Saved | undefined = imported.before(id)
    const name = before?.name ?? id
    if (!before || before.revision !== revision) throw new Refusal('bulk_overtaken', { name })
    const [finding] = wrongWith(before, done, field, imported)
    if (finding) throw new Refusal('bulk_refused', { name, ...said(finding, field, imported) })
    return { before, after: imported.schema.parse(withValue(before, done.value, field)) }
  })
}

function fieldOf({ kind, field }: BulkChange, imported: Imported): BulkField {
  const found = bulkFieldOf(kind, field, imported)
  if (!found) throw new Refusal('malformed', { fields: [{ path: '/field', message: field }] })
  return found
}

function withValue({ revision: _, ...before }: Saved, value: BulkValue, field: BulkField): object {
  return changed(before, field.change(before, value))
}

/** Why a row cannot have the value, by the same rules as when it is changed by itself or in a file. */
function wrongWith(before: Saved, { field: id, value }: BulkChange, field: BulkField, imported: Imported): Finding[] {
  const after = imported.schema.safeParse(withValue(before, value, field))
  const text = field.words(value).sv || String(value)
  const list = field.to === undefined ? undefined : imported.lists[field.to]
  if (list && value !== null && !list.some(named => named.id === value))
    return [{ field: id, reason: { id: 'reference_unknown', params: { text } } }]
  if (!after.success) return [{ field: id, reason: { id: 'not_accepted', params: { text } } }]
  return imported.check(imported.row(after.data), imported.row(before))
}

function said({ field: id, reason }: Finding, field: BulkField, { file }: Imported): Words {
  if (reason.id === 'not_yours') return label(m.import_bulk_not_yours)
  const { sv, en } = file.fields.find(of => of.id === id)?.label ?? field.label
  return { sv: reasonText(reason, sv, { locale: 'sv' }), en: reasonText(reason, en, { locale: 'en' }) }
}
