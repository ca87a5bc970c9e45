import { fc, test as property } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { cellsOf, headed } from '#shared/imports/pasted.ts'
import { systemFile } from '#shared/system-file.ts'

test('a range copied in Excel is its cells', () => {
  expect(cellsOf('Omvårda\tÄldreomsorg\r\nLönia\t\r\n')).toEqual([
    ['Omvårda', 'Äldreomsorg'],
    ['Lönia', ''],
  ])
})

test('a cell with lines or tabs in it stands in quotes, and its own quotes are doubled', () => {
  expect(cellsOf('"rad 1\nrad ""2"""\tb\n"x" y\tz')).toEqual([
    ['rad 1\nrad "2"', 'b'],
    ['"x" y', 'z'],
  ])
})

const written = (cell: string) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
property.prop([
  fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
    .chain(([width, height]) =>
      fc.array(
        fc.array(fc.string({ unit: fc.constantFrom(...'aå"\t\n ;=1') }), { minLength: width, maxLength: width }),
        { minLength: height, maxLength: height },
      ),
    ),
])('whatever is in the cells, they are read as they were written', cells => {
  const text = cells.map(row => row.map(written).join('\t')).join('\r\n') + '\r\n'
  // A line break within a cell is one, however it is written.
  expect(cellsOf(text)).toEqual(cells)
})

test('known headings are used; cells without are read as the columns of the list', () => {
  const shown = ['name', 'object', 'supplier']
  const own = [
    ['Systemnamn', 'Objekt', 'Anteckning'],
    ['Omvårda', 'Äldreomsorg', ''],
  ]
  expect(headed(own, systemFile(), shown, 'sv')).toEqual({ cells: own, known: true })
  const bare = [['Omvårda', 'Äldreomsorg', 'Nordvård', '12']]
  const { cells, known } = headed(bare, systemFile(), shown, 'sv')
  expect({ known, rows: cells.slice(1) }).toEqual({ known: false, rows: bare })
  expect(cells[0]).toEqual(['Namn', 'Objekt', 'Leverantör', ''])
})
