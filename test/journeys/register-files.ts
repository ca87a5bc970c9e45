import writeXlsxFile from 'write-excel-file/universal'

/** Rows as a municipality has them in its own lists: the headings first. */
export type Table = string[][]

const areas = [
  'Äldreomsorg',
  'Förskola',
  'Grundskola',
  'Bygglov',
  'Ekonomi',
  'Lön',
  'Bibliotek',
  'Idrott',
  'Fastighet',
  'Vatten',
]
const parts = ['planering', 'ärenden', 'stöd', 'uppföljning', 'drift', 'register']
const suppliers = ['Nordvård AB', 'Skolverkstan', 'Planritning', 'Rådata', 'Kulturdata', 'Driftia']
const first = ['Alma', 'Björn', 'Cecilia', 'Dag', 'Elsa', 'Folke', 'Greta', 'Håkan', 'Inga', 'Johan']
const last = ['Alm', 'Björk', 'Dal', 'Ek', 'Fors', 'Gran', 'Hed', 'Lind', 'Nyman', 'Sjö']
const of = (list: readonly string[], i: number) => list[i % list.length]!
const many = (n: number, row: (i: number) => string[]) => Array.from({ length: n }, (_, i) => row(i))
const two = (n: number) => String(n).padStart(2, '0')

const object = (i: number) => `${of(areas, i)}, ${of(parts, Math.floor(i / areas.length))}`
const system = (i: number) => `${of(areas, i).slice(0, 5)}system ${i + 1}`

export const objects: Table = [
  ['Kod', 'Objekt', 'Beskrivning', 'Verksamhet'],
  ...many(60, i => [`FO-${two(i + 1)}`, object(i), `Allt som hör till ${object(i).toLowerCase()}`, of(areas, i)]),
]
export const systems: Table = [
  ['Systemnamn', 'Objekt', 'Leverantör', 'Driftform', 'Antal användare', 'Supportslut'],
  ...many(400, i => [
    ...[system(i), object(i % 60), of(suppliers, i), of(['SaaS', 'Egen drift', 'Leverantör'], i)],
    ...[String(10 + i), `${(i % 28) + 1}/${(i % 12) + 1} 2028`],
  ]),
]
export const contracts: Table = [
  ['Avtalsnamn', 'Leverantör', 'Gäller från', 'Avtal t.o.m.', 'Uppsägningstid', 'Värde per år', 'Omfattar'],
  ...many(150, i => [
    ...[`Avtal ${i + 1}, ${of(suppliers, i)}`, of(suppliers, i), '2025-01-01', `2028-${two((i % 12) + 1)}-28`],
    ...['6', `${i + 1},5`, system(i)],
  ]),
]
export const people: Table = [
  ['Namn', 'E-post', 'Titel', 'Avdelning', 'Avsatt tid'],
  ...many(200, i => [
    `${of(first, i)} ${of(last, Math.floor(i / 10))}${i < 100 ? '' : `-${of(last, i + 1)}`}`,
    ...[`person.${i + 1}@kommun.example`, 'Handläggare', of(areas, i), String((i % 10) * 10)],
  ]),
]

/** The table with some cells written over: row as numbered in the file, column by its heading. */
export const withFaults = (table: Table, faults: { row: number; column: string; text: string }[]): Table =>
  table.map((row, i) =>
    row.map((cell, c) => faults.find(f => f.row === i + 1 && f.column === table[0]![c])?.text ?? cell),
  )

type Upload = { name: string; mimeType: string; buffer: Buffer }

/** As Excel saves it. */
export async function xlsx(name: string, table: Table): Promise<Upload> {
  const cells = table.map(row => row.map(value => ({ value, type: String })))
  const file = await writeXlsxFile(cells).toBlob()
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(await file.arrayBuffer()) }
}

/** As an older system lets it out: Windows-1252, semicolons. */
export const csv = (name: string, table: Table): Upload => ({
  ...{ name, mimeType: 'text/csv' },
  buffer: Buffer.from(table.map(row => row.join(';')).join('\r\n'), 'latin1'),
})
