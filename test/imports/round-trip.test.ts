import { fc, test as property } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { readFile } from '#functions/imports/read.ts'
import { writeCsv, writeXlsx } from '#shared/imports/write.ts'
import { guessColumns } from '#shared/imports/columns.ts'
import type { Entity, Lists } from '#shared/imports/fields.ts'
import { headingPlace } from '#shared/imports/headings.ts'
import { preview, type Policy } from '#shared/imports/preview.ts'
import { ships } from '../shared/imports/ships.ts'

const tricky = fc.constantFrom(
  ...[
    '=1+1',
    '+46 70',
    '-',
    '@SUM(A1)',
    "'=x",
    "''-",
    '"',
    '""',
    'a;b',
    'a,b',
    'rad 1\nrad 2',
    'a\r\nb',
    '\t=1',
    'åäö ÅÄÖ',
  ],
  ...[
    'Räksmörgås',
    '👩‍🚀',
    '2027-06-30',
    '30/6',
    '1 234,5',
    '1e5',
    '0012',
    'TRUE',
    'Ja',
    '_x0041_',
    '__x000A_x',
    'sep=;',
    '<f>1</f>',
  ],
  ...[
    '&amp;',
    ']]>',
    '\u00a0x',
    'x\u2028y',
    'a\u0301',
    '\ud800',
    '\u0007',
    'null',
    "'",
    '%PDF',
    'Bygg',
    'bygg ab',
    's1',
  ],
)
const text = fc.oneof(
  tricky,
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.array(tricky, { maxLength: 4 }).map(t => t.join('')),
)
const name = text.map(t => `${t}x`)
const day = fc
  .date({ min: new Date('1955-01-01'), max: new Date('2118-12-31'), noInvalidDate: true })
  .map(d => d.toISOString().slice(0, 10))

const list = (prefix: string) =>
  fc.array(name, { minLength: 1, maxLength: 6 }).map(names => names.map((n, i) => ({ id: `${prefix}${i}`, name: n })))
const lists: fc.Arbitrary<Lists> = fc.record({
  harbours: list('h'),
  suppliers: fc.array(name, { minLength: 1, maxLength: 6 }).map(names => names.map(n => ({ id: n, name: n }))),
})
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined })

const register = lists.chain(of => {
  const idIn = (of_: string) => fc.constantFrom(...of[of_]!.map(named => named.id))
  const entity = fc.record({
    name,
    harbour: idIn('harbours'),
    supplier: maybe(idIn('suppliers')),
    calls: fc.uniqueArray(idIn('harbours')),
    ends: maybe(day),
    cost: maybe(fc.double({ min: 0, max: 1e12, noNaN: true }).map(n => Math.round(n * 100) / 100)),
    crew: maybe(fc.integer({ min: 0, max: 90 })),
    ice: maybe(fc.boolean()),
    engine: maybe(fc.constantFrom('sail', 'steam')),
    note: text,
  })
  return fc.record({
    lists: fc.constant(of),
    entities: fc
      .array(entity, { minLength: 1, maxLength: 5 })
      .map(all => all.map((e, i) => ({ id: `s${i}`, ...e }) as Entity)),
  })
})

/** What is seen when an own export is read in again. */
async function again(file: Uint8Array, filename: string, lists: Lists, entities: Entity[]) {
  const { sheets } = await readFile(file, filename)
  const rows = sheets[0]!.rows
  const headings = headingPlace(rows, ships.fields).row
  const mapping = guessColumns(rows[headings]!, ships.fields)
  const policy: Policy = { onError: 'stop', onExisting: 'update' }
  return { mapping, ...preview({ rows, headings, mapping, fields: ships, existing: entities, lists, policy }) }
}

const format = fc.constantFrom('xlsx' as const, 'csv' as const)
const locale = fc.constantFrom('sv' as const, 'en' as const)
property.prop([register, format, locale], { numRuns: 150 })(
  'an own export that is read in again is known to the last column and changes nothing',
  async ({ lists, entities }, format, locale) => {
    const what = { fields: ships, entities, lists, locale }
    const file = format === 'xlsx' ? await writeXlsx(what, 'Fartyg') : writeCsv(what)
    const seen = await again(file, `fartyg.${format}`, lists, entities)
    expect(seen.mapping).toEqual(ships.fields.map(f => f.id))
    const different = seen.rows.filter(row => row.state !== 'unchanged')
    expect(different).toEqual([])
    expect(seen.rows.map(row => row.id)).toEqual(entities.map(e => e.id))
  },
)

test.each(['valueOf', 'constructor', '__proto__', 'toString', '_x0076_alueOf'])(
  'a text that every object has, %s, is a text like others',
  async text => {
    const lists = { harbours: [{ id: 'h1', name: 'Hamn' }], suppliers: [] }
    const entities = [{ id: 's1', name: text, harbour: 'h1', note: text }]
    const file = await writeXlsx({ fields: ships, entities, lists, locale: 'sv' }, 'Fartyg')
    expect((await again(file, 'fartyg.xlsx', lists, entities)).rows).toMatchObject([{ id: 's1', state: 'unchanged' }])
  },
)

test('twenty thousand rows are written, read and previewed in seconds', async () => {
  const lists = { harbours: [{ id: 'h1', name: 'Äldreomsorg' }], suppliers: [{ id: 'Nordvård', name: 'Nordvård' }] }
  const entities = Array.from({ length: 20_000 }, (_, i) => ({
    id: `s${i}`,
    name: `Fartyg ${i}`,
    harbour: 'h1',
    supplier: 'Nordvård',
    ends: '2027-06-30',
    cost: i + 0.5,
  }))
  const file = writeCsv({ fields: ships, entities, lists, locale: 'sv' })
  const seen = await again(file, 'fartyg.csv', lists, entities)
  expect(seen.sums).toMatchObject({ unchanged: 20_000, after: 20_000 })
})
