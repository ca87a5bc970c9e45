import type { Entity, Fields, Lists } from '#shared/imports/fields.ts'
import { preview, type Import } from '#shared/imports/preview.ts'

/** Something that can be imported and is nothing that Järnkoll knows: the rules may not know of systems or contracts. */
export const ships = {
  id: 'id',
  identity: ['name'],
  fields: [
    { id: 'id', label: { sv: 'Id', en: 'Id' }, names: [], kind: 'text' },
    { id: 'name', label: { sv: 'Fartyg', en: 'Ship' }, names: ['Namn', 'Fartygsnamn'], kind: 'text', max: 80 },
    {
      id: 'harbour',
      label: { sv: 'Hamn', en: 'Harbour' },
      names: ['Hör till'],
      kind: 'reference',
      to: 'harbours',
      required: true,
    },
    {
      id: 'supplier',
      label: { sv: 'Leverantör', en: 'Supplier' },
      names: ['Lev.'],
      kind: 'reference',
      to: 'suppliers',
      open: true,
    },
    { id: 'calls', label: { sv: 'Anlöper', en: 'Calls at' }, names: [], kind: 'references', to: 'harbours' },
    {
      id: 'ends',
      label: { sv: 'Avtal till', en: 'Contract ends' },
      names: ['Avtal t.o.m.'],
      kind: 'day',
      wary: { emptied: true },
    },
    {
      id: 'cost',
      label: { sv: 'Kostnad', en: 'Cost' },
      names: ['Kr/år (tkr)'],
      kind: 'number',
      unit: 'tkr',
      min: 0,
      wary: { changedBy: 0.3 },
    },
    { id: 'crew', label: { sv: 'Besättning', en: 'Crew' }, names: [], kind: 'number', whole: true, min: 0, max: 90 },
    { id: 'ice', label: { sv: 'Isklass', en: 'Ice class' }, names: [], kind: 'yesno' },
    {
      id: 'engine',
      label: { sv: 'Drift', en: 'Engine' },
      names: [],
      kind: 'choice',
      choices: [
        { value: 'sail', label: { sv: 'Segel', en: 'Sail' } },
        { value: 'steam', label: { sv: 'Ånga', en: 'Steam' }, names: ['Ångmaskin'] },
      ],
    },
    { id: 'note', label: { sv: 'Anteckning', en: 'Note' }, names: [], kind: 'text', max: 500 },
  ],
} satisfies Fields

export const lists: Lists = {
  harbours: [
    { id: 'h1', name: 'Äldreomsorg' },
    { id: 'h2', name: 'Kultur och fritid' },
    { id: 'h3', name: 'HR/Lön' },
    { id: 'h4', name: 'Bygg' },
    { id: 'h5', name: 'Bygg' },
  ],
  suppliers: ['Nordvård', 'Kulturdata', 'Officium AB'].map(name => ({ id: name, name })),
}

export const field = (id: string) => ships.fields.find(f => f.id === id)!

/** A preview of rows under the headings of an own export, with what is not said as in an ordinary import. */
export function previewOf(rows: Import['rows'], existing: Entity[] = [], more: Partial<Import> = {}) {
  const columns = rows[0]!.map(heading => ships.fields.find(f => f.label.sv === heading)?.id ?? null)
  return preview({
    rows,
    headings: 0,
    mapping: columns,
    fields: ships,
    existing,
    lists,
    policy: { onError: 'skip', onExisting: 'update' },
    ...more,
  })
}
