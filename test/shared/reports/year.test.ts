import { expect, test } from 'vitest'
import { annualReport, reprioritised, type AnnualInput } from '#shared/reports/annual.ts'
import { differencesReport } from '#shared/reports/differences.ts'
import { wordsOf, type Report } from '#shared/reports/document.ts'
import { followUpReport } from '#shared/reports/followup.ts'
import { portfolioReport } from '#shared/reports/portfolio.ts'
import type { PortfolioRow } from '#shared/portfolio.ts'
import { approved, frame, planInput } from './reported.ts'

const headings = (report: Report) => report.sections.map(({ heading }) => heading)
const rowsIn = (report: Report, heading: string) =>
  report.sections
    .filter(section => section.heading.endsWith(heading))
    .flatMap(({ blocks }) => blocks.flatMap(block => (block.kind === 'table' ? block.rows : [])))
    .map(row => row.map(wordsOf))

const { parts, model, objects, people, costs } = planInput
const frozen = { ...parts, activities: parts.activities.slice(0, 1) }
const moved = { ...parts.activities[0]!, due: '2027-06-30' }
const now = { ...parts, activities: [moved, parts.activities[1]!] }
const both = objects.map(object => ({ ...object, unit: 'Socialförvaltningen' }))
const total = (object: string) => ({
  ...{ object, year: 2027, actualTo: 8, systems: {} },
  ...{ budget: 100_000_000, actual: 60_000_000, forecast: 110_000_000 },
})

test('two versions of a plan are told apart: what came, what went, and what each field was and became', () => {
  const [before, after] = [
    { ...approved, frozen },
    { ...approved, version: 2, frozen: now },
  ]
  const report = differencesReport({ before, after, object: planInput.object, objects, people, model }, frame)
  expect(rowsIn(report, 'Nytt och borttaget')).toEqual([['Aktivitet', 'Upphandla ersättare till Omvårda', 'Ny']])
  expect(rowsIn(report, 'Ändrat')).toEqual([
    ['Aktivitet', 'Årlig uppgradering av Omvårda till 27.1', 'Klar senast', '2027-03-31', '2027-06-30'],
  ])
  const same = differencesReport({ before, after: before, object: planInput.object, objects, people, model }, frame)
  expect(headings(same)).toEqual(['1. Ändringar'])
})

test('a follow-up counts when it is submitted, and says who has not reported', () => {
  const report = followUpReport(
    {
      ...{ year: 2027, period: 'T2', subtitle: '', objects: both, totals: [total('fo3')], model },
      goals: [{ object: 'fo3', id: 'g3', text: 'Läkemedel signeras digitalt', target: '95 %' }],
      followUps: [
        {
          ...{
            object: 'fo3',
            status: 'warn' as const,
            comment: 'Upphandlingen är försenad.',
            submittedOn: '2027-09-10',
          },
          goals: { g3: { now: '80 %', assessment: 'onTrack', comment: '' } },
        },
        { object: 'fo4', status: 'ok' as const, comment: '' },
      ],
    },
    frame,
  )
  expect(report.title).toBe('Uppföljning delår 2027')
  expect(report.facts.map(({ value }) => value)).toEqual(['1 av 2', '0', '1', '0'])
  expect(rowsIn(report, 'Mål')[0]).toEqual([
    ...['Socialtjänst – Äldreomsorg', 'Läkemedel signeras digitalt', '95 %', '80 %', 'På väg', ''],
  ])
  expect(report.sections.at(-1)).toMatchObject({
    heading: '4. Har inte rapporterat',
    blocks: [{ text: 'Gemensam IT' }],
  })
})

test('work is re-prioritised when it is dropped, added after the approval, or moved', () => {
  const gone = { ...parts.activities[0]!, id: 'a9', name: 'Byt larm' }
  const first = new Map([['fo3', { ...frozen, activities: [...frozen.activities, gone] }]])
  expect(reprioritised([now], first).map(({ what, name }) => [what, name])).toEqual([
    ['dropped', 'Byt larm'],
    ['added', 'Upphandla ersättare till Omvårda'],
    ['moved', 'Årlig uppgradering av Omvårda till 27.1'],
  ])
  expect(reprioritised([now], new Map())).toEqual([])
})

test('an årsrapport tells results, re-prioritised work and finances, and is a draft until it is approved', () => {
  const input: AnnualInput = {
    ...{ year: 2026, subtitle: 'Socialtjänst – Äldreomsorg', objects: both.slice(0, 1), plans: [now], followUps: [] },
    ...{ first: new Map([['fo3', frozen]]), totals: [{ ...total('fo3'), year: 2026 }], costs, model },
    texts: { summary: 'Ett år av upphandling.' },
  }
  const report = annualReport(input, frame)
  expect(headings(report)).toEqual([
    ...['1. Sammanfattning', '2. Resultat', '3. Omprioriterat arbete', '4. Ekonomi 2026'],
  ])
  expect(report.draft).toBe(true)
  const decided = annualReport(
    { ...input, approved: { day: '2027-02-01', by: 'Anna Lindqvist', reference: 'KS 2027/9' } },
    frame,
  )
  expect([decided.draft, decided.footer]).toEqual([false, 'Fastställd 2027-02-01. Diarienummer KS 2027/9'])
})

test('a nämnd sees its own förvaltning, and the sum is of the rows that it sees', () => {
  const row = (id: string, unit: string, status: PortfolioRow['status']) =>
    ({
      ...{ id, unit, status, name: id, plan: 'draft', lifecycleRisk: 'low', staffed: 2, roles: 3 },
      ...{ budget: 100_000_000, actual: 60_000_000, forecast: 110_000_000 },
    }) as PortfolioRow
  const rows = [row('a', 'Socialförvaltningen', 'bad'), row('b', 'Barn och utbildning', 'ok')]
  const portfolio = { year: 2026, planYear: 2027, actualTo: 8, rows }
  const comments = new Map([['a', 'Leverantören svarar inte.']])
  const report = portfolioReport({ portfolio, unit: 'Socialförvaltningen', model, comments }, frame)
  expect(report.facts.at(-1)?.value).toBe('1\u00a0100 tkr (+100)')
  expect(rowsIn(report, 'Det som avviker')).toEqual([['a', 'Kritiskt', 'Leverantören svarar inte.']])
  expect(portfolioReport({ portfolio, model, comments }, frame).facts[0]?.value).toBe('2')
})
