import { deflateRawSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readFile } from '#functions/imports/read.ts'
import { writeCsv, writeXlsx } from '#shared/imports/write.ts'
import { lists, ships } from '../shared/imports/ships.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const rows = async (file: Uint8Array, name = 'lista.csv') => (await readFile(file, name)).sheets[0]!.rows
/** Why the file is refused. */
const refused = (file: Uint8Array, name = 'lista.xlsx') =>
  readFile(file, name).then(
    () => 'read',
    e => e.reason ?? e,
  )

const omvarda = { id: 's1', name: 'Omvårda', harbour: 'h1', ends: '2027-06-30', cost: 4190.5 }
const own = { fields: ships, entities: [omvarda], lists, locale: 'sv' as const }

describe('a text with separated values', () => {
  test.each([';', ',', '\t'])('is read with %j between', async separator => {
    const file = bytes(
      [
        ['Namn', 'Ort'],
        ['"Om""vårda"', '"a;b,c\td\ne"'],
        ['x', ''],
      ]
        .map(r => r.join(separator))
        .join('\r\n'),
    )
    expect(await rows(file)).toEqual([
      ['Namn', 'Ort'],
      ['Om"vårda', 'a;b,c\td\ne'],
      ['x', null],
    ])
  })

  test('a decimal comma is no separator, and a title above the headings does not matter', async () => {
    const file = bytes('Lista 2026\nNamn;Kostnad\nA;1,5\nB;2,5\nC;3\n')
    expect((await rows(file)).slice(1, 3)).toEqual([
      ['Namn', 'Kostnad'],
      ['A', '1,5'],
    ])
    expect(await rows(bytes('sep=|\r\na|b,c\r\n'))).toEqual([['a', 'b,c']])
    expect(await rows(bytes('Namn\nA\n'))).toEqual([['Namn'], ['A']])
  })

  test('is UTF-8 with or without its mark, else Windows-1252; Unicode text has a mark of its own', async () => {
    const of = async (file: Uint8Array) => {
      const { encoding, sheets } = await readFile(file, 'lista.csv')
      return [encoding, sheets[0]!.rows[0]![0]]
    }
    expect(await of(bytes('Ärende €;1'))).toEqual(['utf-8', 'Ärende €'])
    expect(await of(bytes('\ufeffÄrende;1'))).toEqual(['utf-8', 'Ärende'])
    expect(await of(Uint8Array.of(0xc4, 0x72, 0x20, 0x80, 0x3b))).toEqual(['windows-1252', 'Är €'])
    expect(await of(new Uint8Array(Buffer.from('\ufeffÄr\t1', 'utf16le')))).toEqual(['utf-16le', 'Är'])
  })

  test('that is one enormous line, or whose quote never ends, is refused with its row', async () => {
    expect(await refused(bytes('a;b\n' + 'x'.repeat(1_000_000)), 'a.csv')).toBe('file_line_too_long')
    expect(await refused(bytes('a;b\n"' + 'x'.repeat(1_000_000) + '"'), 'a.csv')).toBe('file_line_too_long')
    expect(await refused(bytes(';'.repeat(9_000_000)), 'a.csv')).toBe('file_line_too_long')
    await expect(readFile(bytes('a;b\nc;"d\ne;f'), 'a.csv')).rejects.toMatchObject({ params: { row: 2 } })
  })
})

test('an .xlsx is read with its numbers, days and sheets, whatever it is called', async () => {
  const file = await writeXlsx(own, 'Fartyg')
  const { sheets } = await readFile(file, 'lista.csv')
  expect(sheets[0]!.name).toBe('Fartyg')
  const [headings, row] = sheets[0]!.rows
  expect(headings!.slice(0, 3)).toEqual(['Id', 'Fartyg', 'Hamn'])
  expect(row!.slice(0, 7)).toEqual([
    's1',
    'Omvårda',
    'Äldreomsorg',
    null,
    null,
    new Date('2027-06-30T00:00:00Z'),
    4190.5,
  ])
})

test('what begins as a formula does is no formula in any program', async () => {
  const evil = { id: 's1', name: '=HYPERLINK("http://x")', note: '@SUM(1)', harbour: 'h1' }
  const csv = new TextDecoder().decode(writeCsv({ ...own, entities: [evil, { ...evil, name: '+1', note: "'-1" }] }))
  expect(csv).not.toMatch(/(^|[;"\n])[=+\-@]/)
  expect(csv).toContain(`'=HYPERLINK`)
  const file = await writeXlsx({ ...own, entities: [evil] }, 'Fartyg')
  expect(Buffer.from(file).includes('<f>')).toBe(false)
  expect((await rows(file))[1]![1]).toBe('=HYPERLINK("http://x")')
})

describe('a bad file is refused with what to do', () => {
  const SHEET = 'xl/worksheets/sheet1.xml'
  const workbook = (sheets: number) =>
    `<workbook>${Array.from({ length: sheets }, (_, i) => `<sheet name="a${i}" sheetId="${i}" r:id="r"/>`).join('')}</workbook>`
  const xlsx = (sheet: string, more: Record<string, string> = {}) =>
    zipSync(
      Object.fromEntries(
        Object.entries({
          'xl/workbook.xml': workbook(1),
          'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
          [SHEET]: `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
          ...more,
        }).map(([name, text]) => [name, strToU8(text)]),
      ),
    )
  const cell = (address: string, row: string) => `<row r="${row}"><c r="${address}"><v>1</v></c></row>`

  test('the smallest .xlsx is read', async () => {
    expect(await rows(xlsx(cell('B2', '2')))).toEqual([
      [null, null],
      [null, 1],
    ])
  })

  test('too large, or empty', async () => {
    expect(await refused(new Uint8Array(10 * 1024 ** 2 + 1))).toBe('file_too_large')
    expect(await refused(new Uint8Array())).toBe('file_empty')
    expect(await refused(bytes(' ;\n;\n'), 'a.csv')).toBe('file_empty')
    expect(await refused(xlsx(''))).toBe('file_empty')
  })

  test('another kind of file, whatever it is called', async () => {
    expect(await refused(zipSync({ 'word/document.xml': strToU8('<w/>') }))).toBe('file_wrong_kind')
    expect(await refused(bytes('%PDF-1.7 ...'), 'a.csv')).toBe('file_wrong_kind')
    expect(await refused(bytes('<html><table>'), 'a.xls')).toBe('file_wrong_kind')
    expect(await refused(bytes('\x89PNG\r\n\0\0'), 'a.csv')).toBe('file_wrong_kind')
  })

  test('old Excel, and Excel with a password', async () => {
    const box = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]
    expect(await refused(Uint8Array.from([...box, ...Buffer.from('Workbook', 'utf16le')]))).toBe('file_old_excel')
    expect(await refused(Uint8Array.from([...box, ...Buffer.from('EncryptedPackage', 'utf16le')]))).toBe('file_locked')
  })

  test('an encrypted zip', async () => {
    const file = xlsx(cell('A1', '1'))
    const central = Buffer.from(file).indexOf(Uint8Array.of(0x50, 0x4b, 1, 2))
    file[central + 8]! |= 1
    expect(await refused(file)).toBe('file_locked')
  })

  test('cut short anywhere, or with a byte changed anywhere, it is refused or read, never an error of ours', async () => {
    const file = await writeXlsx(own, 'Fartyg')
    for (let at = 4; at < file.length - 1; at += 97) {
      expect(await refused(file.slice(0, at)), `cut at ${at}`).toBe('file_damaged')
      const changed = file.slice()
      changed[at]! ^= 0xff
      expect([
        'read',
        'file_damaged',
        'file_locked',
        'file_wrong_kind',
        'file_unpacks_too_large',
        'file_too_many_parts',
      ]).toContain(await refused(changed))
    }
  })

  test('a zip bomb, whether its list says so or lies', async () => {
    const bomb = zipSync({ 'xl/workbook.xml': strToU8(workbook(1)), [SHEET]: new Uint8Array(101 * 1024 ** 2) })
    expect(bomb.length).toBeLessThan(10 * 1024 ** 2)
    expect(await refused(bomb)).toBe('file_unpacks_too_large')
    const view = new DataView(bomb.buffer)
    const last = Buffer.from(bomb).lastIndexOf(Uint8Array.of(0x50, 0x4b, 1, 2))
    view.setUint32(last + 24, 1000, true)
    expect(await refused(bomb)).toBe('file_unpacks_too_large')
  })

  test('parts that share their bytes', async () => {
    const packed = deflateRawSync(new Uint8Array(1024))
    expect(packed.length).toBeLessThan(1024)
    const file = xlsx(cell('A1', '1'))
    const central = Buffer.from(file).indexOf(Uint8Array.of(0x50, 0x4b, 1, 2))
    new DataView(file.buffer).setUint32(central + 20, file.length, true)
    expect(await refused(file)).toBe('file_damaged')
  })

  test('too many parts, too many sheets', async () => {
    const parts = Object.fromEntries(Array.from({ length: 201 }, (_, i) => [`a${i}.txt`, 'x']))
    expect(await refused(xlsx('', parts))).toBe('file_too_many_parts')
    expect(await refused(xlsx(cell('A1', '1'), { 'xl/workbook.xml': workbook(51) }))).toBe('file_too_many_sheets')
  })

  test('a cell so far out that every row must be as long', async () => {
    expect(await refused(xlsx(cell('A1048576', '1048576') + cell('XFD1048577', '1048577')))).toBe('file_too_many_cells')
    expect(await refused(xlsx(cell('A9999999', '9999999')))).toBe('file_too_many_cells')
    for (const address of ['A1e9', 'ZZZZZZZ1', '&#88;FD1', 'A99999999'])
      expect(await refused(xlsx(cell(address, '1'))), address).toBe('file_damaged')
    expect(await refused(xlsx(cell('A1', '1e9')))).toBe('file_damaged')
  })

  test('a tag or a text without end, which would take minutes to read', async () => {
    for (const part of [' ', ' r="1"', '<c ']) {
      const begun = performance.now()
      expect(await refused(xlsx(part.repeat(8_000_000))), part).toBe('file_damaged')
      expect(performance.now() - begun, part).toBeLessThan(30_000)
    }
  })

  test('formatting far out is no list', async () => {
    const formatted = `${cell('A1', '1')}<row r="1048576" s="1"><c r="XFD1048576" s="1"/></row>`
    expect((await rows(xlsx(formatted)))[0]).toEqual([1])
  })
})
