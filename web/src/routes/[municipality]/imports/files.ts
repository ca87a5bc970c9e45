import { getLocale } from '#locale'
import * as m from '#messages'
import { reasonText } from '#shared/imports/sentences.ts'
import type { Entity, Field, Fields } from '#shared/imports/fields.ts'
import { writeXlsx } from '#shared/imports/write.ts'
import { api, read } from '#web/lib/api.ts'
import { save } from '#web/lib/save-file.ts'
import { nameOf, type Choice, type Made, type Opened, type SeenRow } from './door.ts'
import { faultsOf } from './[id]/rows.ts'
import { fieldsOf, kindTexts, type Kind } from './kinds.ts'

const write = (fields: Fields, entities: readonly Entity[], sheet: string) =>
  writeXlsx({ fields, entities, lists: {}, locale: getLocale() }, sheet)

/** A file with every heading that is recognised, and nothing under. */
export async function saveTemplate(municipality: string, kind: Kind) {
  const name = kindTexts[kind].name()
  save(await write(await fieldsOf[kind](municipality), [], name), name.toLocaleLowerCase())
}

const label = (text: (inputs: object, options: { locale: 'sv' | 'en' }) => string) => ({
  sv: text({}, { locale: 'sv' }),
  en: text({}, { locale: 'en' }),
})
const column = (id: string, text: Parameters<typeof label>[0], kind: Field['kind'] = 'text'): Field => ({
  ...{ id, kind, names: [] },
  label: label(text),
})

const outcome = {
  created: m.imports_result_created,
  changed: m.imports_result_changed,
  unchanged: m.imports_result_unchanged,
  skipped: m.imports_result_skipped,
}

/** A file's name without what kind of file it is. */
const base = (of: Pick<Made, 'fileName'>) => nameOf(of).replace(/\.\w+$/, '')

/** What happened to each row of an import, as a file. */
export async function saveResult(municipality: string, { id, kind, fileName }: Pick<Made, 'id' | 'kind' | 'fileName'>) {
  const { items } = await read(api.imports[':id'].result.$get({ param: { municipality, id } }))
  const fields: Fields = {
    ...{ id: 'row', identity: ['row'] },
    fields: [
      column('row', m.imports_result_row, 'number'),
      column('what', m.imports_result_what),
      column('id', m.imports_result_id),
      column('name', m.imports_result_name),
      column('why', m.imports_result_why),
    ],
  }
  const locale = getLocale()
  const headings = new Map((await fieldsOf[kind](municipality)).fields.map(field => [field.id, field.label[locale]]))
  const rows = items.map(({ row, became, id, name, why }) => ({
    ...{ row, name, id: id ?? '', what: outcome[became]() },
    why: why.map(({ field, reason }) => reasonText(reason, headings.get(field) ?? field, { locale })).join(' '),
  }))
  save(
    await write(fields, rows as unknown as Entity[], m.imports_result()),
    `${base({ fileName })}-${m.imports_result().toLocaleLowerCase()}`,
  )
}

/** Everything that there is to say about a file's cells, as a file: to correct it by. */
export async function saveFaults(municipality: string, of: Opened, choice: Choice) {
  const locale = getLocale()
  const headings = new Map(of.fields.map(field => [field.id, field.label[locale]]))
  const all = async (show: 'error' | 'check') => {
    const rows: SeenRow[] = []
    for (let more = true; more;) {
      const json = { ...choice, show, from: rows.length }
      const seen = await read(api.imports[':id'].preview.$post({ param: { municipality, id: of.id }, json }))
      rows.push(...seen.rows)
      more = seen.rows.length > 0 && rows.length < seen.shown
    }
    return rows
  }
  const faults = [...(await all('error')), ...(await all('check'))].flatMap(row =>
    faultsOf(row).map(({ field, cell }) => {
      const heading = headings.get(field) ?? field
      const why = reasonText((cell.error ?? cell.check)!, heading, { locale })
      return { row: row.row, column: heading, text: cell.text, why }
    }),
  )
  const fields: Fields = {
    ...{ id: 'row', identity: ['row'] },
    fields: [
      column('row', m.imports_result_row, 'number'),
      column('column', m.imports_column),
      column('text', m.imports_cell),
      column('why', m.imports_result_why),
    ],
  }
  const name = m.imports_faults()
  save(await write(fields, faults as unknown as Entity[], name), `${base(of)}-${name.toLocaleLowerCase()}`)
}
