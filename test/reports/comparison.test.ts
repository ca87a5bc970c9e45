import { fc, test as prop } from '@fast-check/vitest'
import { strFromU8, unzipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/node'
import { extractText, getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import { excelOf } from '#functions/reports/excel.ts'
import { pdfOf } from '#functions/reports/pdf.ts'
import { wordOf } from '#functions/reports/word.ts'
import { memberReport, networkReport } from '#shared/reports/comparison.ts'
import { memberData, networkData } from '#shared/reports/comparison-data.ts'
import { wordsOf, type Report } from '#shared/reports/document.ts'
import { hash, memberInput } from '../shared/reports/compared.ts'
import { frame } from '../shared/reports/reported.ts'

const { given: _, ...release } = memberInput
const members = [{ name: 'Norrbäcka', givenOn: '2026-09-08', figures: 4, answered: 4 }, { name: 'Stenvad' }]
const mine = memberReport(memberInput, frame)
const network = networkReport({ ...release, members }, frame)
const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

/** Every row of the tables under a heading, as words. */
const rowsUnder = ({ sections }: Report, heading: string) =>
  sections
    .filter(of => of.heading.endsWith(heading))
    .flatMap(({ blocks }) => blocks.flatMap(block => (block.kind === 'table' ? block.rows : [])))
    .map(row => row.map(cell => wordsOf(cell).replaceAll('\u00a0', ' ')))
const headings = ({ sections }: Report) => sections.map(({ heading }) => heading.replace(/^\d+\. /, ''))

test('a member reads its own value, where it lies and what was released', () => {
  expect(rowsUnder(mine, 'Var ni ligger')).toEqual([
    [
      ...['IT-kostnad per invånare, kr', '2 903', 'Ni 2 903, median 2 600, mittersta hälften från 2 300 till 2 900'],
      ...['2 600', 'över medianen, i mittersta hälften'],
    ],
    ['Tillsatta roller, %', '92,5', 'Ni 92,5, median 91', '91', 'över medianen'],
    ['System per 1 000 anställda, st', '28', '–', '–', 'medianen visas inte'],
    ['Avtal med känd uppsägningsdag, %', '0', '–', '–', 'medianen visas inte'],
  ])
  expect(rowsUnder(mine, 'Det som har släppts')[0]).toEqual([
    ...['IT-kostnad per invånare, kr', '2 600', '2 300', '2 900', '2 700', '11'],
  ])
  expect(rowsUnder(mine, 'Det som har släppts').at(-1)!.at(-1)).toBe('färre än 5')
})

test('why something is not shown stands in words, once for each reason', () => {
  expect(rowsUnder(mine, 'varför')).toEqual([
    ['Tillsatta roller', 'Mittersta hälften', 'Mittersta hälften visas från 8 svar.'],
    [
      ...['Tillsatta roller', 'Vägt medelvärde'],
      'Värdena ligger så nära varandra att någons värde skulle kunna räknas ut.',
    ],
    [
      ...['System per 1 000 anställda', 'Median, mittersta hälften, vägt medelvärde'],
      'Gruppen är för lik en annan grupp som redan är släppt.',
    ],
    [
      ...['Avtal med känd uppsägningsdag', 'Median, mittersta hälften, vägt medelvärde'],
      'Färre än 5 kommuner har lämnat uppgift.',
    ],
  ])
})

test('trend, coverage, definitions with their versions and the certificate are in the report', () => {
  expect(headings(mine)).toEqual([
    ...['Var ni ligger', 'Det som har släppts', 'Det som inte visas, och varför', 'Utveckling'],
    ...['Hur mycket av IT-kostnaden som ingår', 'Nyckeltal som ni inte har lämnat', 'Definitioner', 'Certifikat'],
  ])
  expect(rowsUnder(mine, 'Utveckling')).toEqual([
    ['IT-kostnad per invånare, kr', 'Ni', '2 411', '–', '2 903'],
    ['IT-kostnad per invånare, kr', 'Median', '2 300', '2 400', '2 600'],
  ])
  expect(rowsUnder(mine, 'ingår')[0]).toContain(memberInput.given.get('K1')!.coverage)
  expect(rowsUnder(mine, 'Definitioner')[0]!.at(-1)).toBe('2, från 2025-01-01')
  const certificate = new Map(rowsUnder(mine, 'Certifikat').map(([label, value]) => [label, value]))
  expect(certificate.get('Snävaste intervall')).toBe('30 %, kravet är 15 %')
  expect(certificate.get('Fryst underlag (SHA-256)')!.replaceAll(' ', '')).toBe(hash)
  expect(JSON.stringify(mine.sections.at(-1))).toContain('Flera perioder tillsammans')
})

test('who did not give a figure sees nothing of the others in it, in any form', async () => {
  const { text } = await extractText(await getDocumentProxy(pdfOf(mine)), { mergePages: true })
  for (const form of [
    JSON.stringify(mine.sections.slice(0, -1)),
    text,
    JSON.stringify(memberData(memberInput, 'N').figures[2]),
  ]) {
    expect(form).toContain('IT-kostnad per årsarbetare')
    expect(form).not.toMatch(/\b3[136]\b/)
  }
  expect(memberData(memberInput, 'N').figures[2]).not.toHaveProperty('released')
})

const marks = new Map(release.figures.map(({ figure }, i) => [figure, 700_000 + i * 1_000]))
prop.prop([fc.subarray([...marks.keys()])], { numRuns: 60 })(
  'whatever a member gave, it reads what was released of that and of nothing else',
  chosen => {
    const marked = release.figures.map(of => {
      const at = marks.get(of.figure)!
      return {
        ...of,
        released: { ...of.released, median: at, mean: at + 10, quartiles: { lower: at + 20, upper: at + 30 } },
      }
    })
    const given = new Map(chosen.map(figure => [figure, { value: 1, earlier: [] }]))
    const input = { ...memberInput, figures: marked, given }
    const whole = JSON.stringify([memberReport(input, frame), memberData(input, 'N')])
    for (const [figure, at] of marks)
      for (const value of [at, at + 10, at + 20, at + 30])
        expect(whole.includes(String(value))).toBe(chosen.includes(figure))
  },
)

test('the network’s report tells what was released and who took part, and nobody’s value', () => {
  expect(headings(network)).not.toContain('Var ni ligger')
  expect(rowsUnder(network, 'Vilka som har lämnat')).toEqual([
    ['Norrbäcka', '2026-09-08', '4 av 5', '4 av 4'],
    ['Stenvad', 'inte lämnat', '–', '–'],
  ])
  const whole = JSON.stringify([network, networkData(release)])
  for (const { value } of memberInput.given.values()) if (value !== 0) expect(whole).not.toContain(String(value))
  expect(whole).not.toMatch(/2\u00a0903|2\u00a0411/)
  expect(rowsUnder(network, 'Det som har släppts')).toHaveLength(release.figures.length)
})

test('what anyone may read does not tell who took part', () => {
  const open = networkReport(release, frame)
  expect(JSON.stringify([open, networkData(release)])).not.toMatch(/Norrbäcka|Stenvad/)
})

test.each([
  ['a member’s', mine, 'Jämförelse 2025, Mellersta åsarna'],
  ['a network’s', network, 'Mellersta åsarna, Jämförelse 2025'],
] as const)('%s PDF is tagged, has its language and title, and passes as PDF/UA-1', async (_, report, title) => {
  const pdf = pdfOf(report)
  expect(latin(pdf)).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/)
  expect(latin(pdf)).toMatch(/\/Lang\s*\(sv-SE\)/)
  const { info } = (await (await getDocumentProxy(pdf)).getMetadata()) as { info: { Title?: string } }
  expect(info.Title).toBe(title)
  expect(latin(pdfOf(report, 'ua-1'))).toContain('pdfuaid:part>1<')
})

test('in Excel every number is a number, with the decimals that it has', async () => {
  const sheets = await readXlsxFile(Buffer.from(await excelOf(mine)))
  const of = (name: string) => sheets.find(({ sheet }) => sheet === name)!.data
  expect(of('Var ni ligger')[1]!.slice(1, 4)).toEqual([2903.4, expect.stringContaining('Ni 2'), 2600])
  expect(of('Det som har släppts')[1]!.slice(1)).toEqual([2600, 2300, 2900, 2700, 11])
  expect(of('Utveckling')[1]!.slice(2)).toEqual([2411, '–', 2903.4])
  const styles = strFromU8(unzipSync(await excelOf(mine))['xl/styles.xml']!)
  expect(styles).toContain('#,##0.0')
})

test('in Word what is drawn is said in words', async () => {
  const text = strFromU8(unzipSync(await wordOf(mine))['word/document.xml']!)
  expect(text).toContain('Ni 2\u00a0903, median 2\u00a0600')
  expect(text).toContain('Certifikat')
})

test('the report is in English too', () => {
  const english = memberReport(memberInput, { ...frame, locale: 'en' })
  expect(english).toMatchObject({ title: 'Comparison 2025', locale: 'en' })
  expect(headings(english)[0]).toBe('Where you stand')
  expect(JSON.stringify(english.sections.at(-1))).toContain('SHA-256')
})

test('a forecast says that it is one', () => {
  expect(networkReport({ ...release, period: '2026-forecast' }, frame).subtitle).toBe('Jämförelse 2026, prognos')
})
