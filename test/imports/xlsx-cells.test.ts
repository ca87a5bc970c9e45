import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readFile } from '#functions/imports/read.ts'

const styles = `<styleSheet><numFmts count="3"><numFmt numFmtId="164" formatCode="#,##0\\ &quot;kr&quot;"/><numFmt numFmtId="165" formatCode="#,##0,&quot;tkr&quot;"/><numFmt numFmtId="166" formatCode="#,##0\\ [$kr-41D]"/></numFmts>
<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="10"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>`

/** What is read of a sheet with those cells and areas that were merged. */
async function rows(cells: string, merged: string[] = []) {
  const areas = merged.map(ref => `<mergeCell ref="${ref}"/>`).join('')
  const parts = {
    'xl/workbook.xml': '<workbook><sheets><sheet name="Lista" sheetId="1" r:id="rId7"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': `<Relationships>
<Relationship Id="rId6" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
<Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/styles.xml': styles,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${cells}</sheetData><mergeCells>${areas}</mergeCells></worksheet>`,
  }
  const file = zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))
  return (await readFile(file, 'lista.xlsx')).sheets[0]!.rows
}
const text = (r: string, of: string) => `<c r="${r}" t="inlineStr"><is><t>${of}</t></is></c>`
const number = (r: string, n: number, style = 0) => `<c r="${r}" s="${style}"><v>${n}</v></c>`

test('a number is what its format shows: half is 50 %, and kronor are kronor', async () => {
  const cells = [
    number('A1', 0.5, 1),
    number('B1', 0.07, 2),
    number('C1', 1_234_567, 3),
    number('D1', 5_000, 4),
    number('E1', 12, 5),
    number('F1', 7),
  ]
  // What shows thousands as ones says another number than the cell has: only the number is kept.
  expect(await rows(`<row r="1">${cells.join('')}</row>`)).toEqual([['50%', '7%', '1234567 kr', 5_000, '12 kr', 7]])
})

test('a formula that failed says so, and one that was never worked out too', async () => {
  const cells = `<row r="1">${text('A1', 'Namn')}${text('B1', 'Kostnad')}</row>
<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>
<row r="3"><c r="A3"><v>2</v></c><c r="B3"><f>B1+1</f></c></row>
<row r="4"><c r="A4"><v>3</v></c><c r="B4"><f>B1+1</f><v/></c></row>
<row r="5"><c r="B5" t="e"><v>#REF!</v></c></row>`
  expect(await rows(cells)).toEqual([
    ['Namn', 'Kostnad'],
    [1, '#DIV/0!'],
    [2, '#FORMEL!'],
    [3, '#FORMEL!'],
    [null, '#REF!'],
  ])
})

test('merged cells have their value in each of them', async () => {
  const cells = `<row r="1">${text('A1', 'Namn')}${text('B1', 'Avtal')}</row>
<row r="2">${text('B2', 'Start')}${text('C2', 'Slut')}</row><row r="3">${text('A3', 'x')}${text('B3', 'y')}</row><row r="4">${text('B4', 'z')}</row>`
  expect(await rows(cells, ['A1:A2', 'B1:C1', 'A3:A4', 'nonsense', 'A9:ZZZ999999'])).toEqual([
    ['Namn', 'Avtal', 'Avtal'],
    ['Namn', 'Start', 'Slut'],
    ['x', 'y', null],
    ['x', 'z', null],
  ])
})
