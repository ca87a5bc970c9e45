import { createHash } from 'node:crypto'
import { extractText, getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import { pdfOf } from '#functions/reports/pdf.ts'
import { planReport } from '#shared/reports/plan.ts'
import { approved, frame, planInput } from '../shared/reports/reported.ts'

const plan = planReport({ ...planInput, version: approved }, frame)
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

test('a plan is archived as PDF/A-2a, in Swedish', () => {
  const pdf = latin(pdfOf(plan))
  expect(pdf).toContain('pdfaid:part>2<')
  expect(pdf).toContain('pdfaid:conformance>A<')
  expect(pdf).toMatch(/\/Lang\s*\(sv-SE\)/)
})

test('the same source is accessible: it passes as PDF/UA-1', () => {
  expect(latin(pdfOf(plan, 'ua-1'))).toContain('pdfuaid:part>1<')
})

test('a report without a title, or with a figure that says nothing, is refused as PDF/UA-1', () => {
  expect(() => pdfOf({ ...plan, title: '', subtitle: '' }, 'ua-1')).toThrow(/title/)
  const silent = { bars: [0.5] } as unknown as { bars: number[]; alt: string }
  const table = { kind: 'table' as const, columns: [{ name: 'Kostnad' }], rows: [[silent]] }
  expect(() => pdfOf({ ...plan, sections: [{ heading: 'Budget', blocks: [table] }] }, 'ua-1')).toThrow(/alt/)
})

test('the same report gives the same bytes', () => {
  const draft = planReport(planInput, { ...frame, today: '2026-11-13' })
  const first = sha256(pdfOf(plan))
  pdfOf(draft)
  expect(sha256(pdfOf(plan))).toBe(first)
  expect(sha256(pdfOf({ ...plan, day: '2026-11-13' }))).not.toBe(first)
})

test('the text is read out in its order, with Swedish letters', async () => {
  const { text } = await extractText(await getDocumentProxy(pdfOf(plan)), { mergePages: true })
  const places = [
    'Förvaltningsplan 2027',
    'Socialtjänst – Äldreomsorg',
    '1. Sammanfattning',
    'ersättare till Omvårda',
    'Åtgärderna börjar',
    '2. Mål och mått',
    'Läkemedel signeras digitalt',
    '3. Aktiviteter',
    'Årlig uppgradering',
    '5. Budget',
    'Licenser och abonnemang',
    'Summa 9',
  ].map(words => [words, text.indexOf(words, text.indexOf('Läge'))] as const)
  const found = ['Förvaltningsplan 2027', 'Socialtjänst – Äldreomsorg']
  const after = places.filter(([words]) => !found.includes(words)).map(([, at]) => at)
  for (const words of found) expect(text).toContain(words)
  expect(after).not.toContain(-1)
  expect(after).toEqual(after.toSorted((a, b) => a - b))
})

test('the municipality’s mark stands on the first page, and has its name for who cannot see it', () => {
  const svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'><rect width='10' height='10'/></svg>"
  const marks = {
    svg: Buffer.from(svg).toString('base64'),
    png: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  }
  for (const format of ['svg', 'png'] as const) {
    const municipality = { ...plan.municipality, logo: { format, base64: marks[format] } }
    const marked = pdfOf({ ...plan, municipality }, 'ua-1')
    expect(latin(marked)).toContain('pdfuaid:part>1<')
    expect(sha256(marked)).not.toBe(sha256(pdfOf(plan, 'ua-1')))
  }
})
