import { execFile } from 'node:child_process'
import { mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { strFromU8, unzipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { excelOf } from '#functions/reports/excel.ts'
import { wordOf } from '#functions/reports/word.ts'
import { planReport } from '#shared/reports/plan.ts'
import { approved, frame, planInput } from '../shared/reports/reported.ts'

const plan = planReport({ ...planInput, version: approved }, frame)
const run = promisify(execFile)
const office = await run('soffice', ['--version']).then(
  () => true,
  () => false,
)

test('in Word headings are styles, a table’s headings are repeated, the language is Swedish, and bars are said in words', async () => {
  const files = unzipSync(await wordOf(plan))
  const [text, styles] = ['word/document.xml', 'word/styles.xml'].map(file => strFromU8(files[file]!))
  expect(text).toMatch(/<w:pStyle w:val="Title"\/>.{0,200}Förvaltningsplan 2027/)
  expect(text!.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(plan.sections.length)
  const tables = plan.sections.flatMap(({ blocks }) => blocks.filter(block => block.kind === 'table'))
  expect(text!.match(/<w:tblHeader\/>/g)).toHaveLength(tables.length + 1)
  expect(styles).toContain('w:lang w:val="sv-SE"')
  expect(text).toContain('4\u00a0500 tkr 2027, 4\u00a0180 tkr 2026')
})

test('a draft says so in the header of its Word document', async () => {
  const header = (of: Uint8Array) => strFromU8(unzipSync(of)['word/header1.xml']!)
  expect(header(await wordOf(planReport(planInput, frame)))).toContain('Utkast. Förvaltningsplan 2027')
  expect(header(await wordOf(plan))).not.toContain('Utkast')
})

test('in Excel each table has a sheet, and amounts are numbers that sum to what stands there', async () => {
  const bytes = Buffer.from(await excelOf(plan))
  const sheets = await readXlsxFile(bytes)
  expect(sheets.map(({ sheet }) => sheet)).toContain('Budget och finansiering')
  const { data } = sheets.find(({ sheet }) => sheet === 'Budget och finansiering')!
  const now = data.slice(1).map(row => row[2] as number)
  expect(now.at(-1)).toBe(10870)
  expect(now.slice(0, -1).reduce((a, b) => a + b, 0)).toBe(10870)
})

test.skipIf(!office)('Word’s file opens in LibreOffice (skipped where there is none)', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'jarnkoll-word-'))
  await writeFile(join(folder, 'plan.docx'), await wordOf(plan))
  await run('soffice', ['--headless', '--convert-to', 'txt:Text', '--outdir', folder, join(folder, 'plan.docx')])
  expect(await readdir(folder)).toContain('plan.txt')
})
