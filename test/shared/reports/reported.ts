import { presetModel } from '#shared/presets/model.ts'
import { PlanWithParts } from '#shared/plans.ts'
import type { Frame } from '#shared/reports/frame.ts'
import type { PlanReportInput } from '#shared/reports/plan.ts'

/** The frame of Norrbäcka's reports in tests. */
export const frame: Frame = { locale: 'sv', municipality: { name: 'Norrbäcka kommun' }, today: '2026-11-12' }

const months = (tkr: number) => [tkr * 100_000, ...Array.from({ length: 11 }, () => 0)]
const kinds: [kind: string, before: number, now: number][] = [
  ['licences', 4180, 4500],
  ['operations', 2240, 2250],
  ['staff', 1960, 2000],
  ['consultants', 880, 1200],
  ['development', 580, 920],
]

const parts = (year: number, goals: object[], activities: object[] = []): PlanWithParts =>
  PlanWithParts.parse({
    plan: {
      ...{ object: 'fo3', year, state: 'draft', content: 3 },
      summary: 'Under 2027 ska kommunen upphandla en ersättare till Omvårda.\n\nÅtgärderna börjar i januari.',
      links: [{ name: 'Förstudie', address: 'https://norrbacka.example/forstudie' }],
    },
    ...{ goals, activities },
    risks: [
      {
        id: 'r1',
        text: 'Leverantören upphör',
        likelihood: 3,
        consequence: 4,
        mitigation: 'Upphandla',
        due: '2027-05-31',
      },
    ],
    resources: [{ id: 'h1', role: 'objektspecialist', hours: 1200 }],
    dependencies: [{ id: 'd1', object: 'fo4', text: 'Ny integrationsplattform', due: '2027-04-30' }],
    budget: kinds.map(([costKind, , now]) => ({ id: costKind, costKind, months: months(now) })),
  })

/** The plan of the drawing: Socialtjänst – Äldreomsorg 2027. */
export const planInput: PlanReportInput = {
  systems: [],
  entities: [],
  parts: parts(
    2027,
    [
      { id: 'g1', text: 'Ett avtal om nytt verksamhetssystem är tecknat', measure: 'Avtal senast 2027-11-30' },
      { id: 'g2', from: 'b2', text: 'Alla integrationer är dokumenterade', measure: '14 av 14' },
      { id: 'g3', from: 'b3', text: 'Läkemedel signeras digitalt', measure: 'Av insatserna', target: '95 %' },
    ],
    [
      ...[
        { id: 'a1', name: 'Årlig uppgradering av Omvårda till 27.1', cost: 18_000_000, due: '2027-03-31' },
        {
          ...{ id: 'a2', name: 'Upphandla ersättare till Omvårda', kind: 'enhancement', cost: 120_000_000 },
          ...{ start: '2027-01-15', due: '2027-11-30', responsible: 'kw' },
        },
      ],
    ],
  ),
  object: { id: 'fo3', name: 'Socialtjänst – Äldreomsorg', code: 'FO-03' },
  objects: [
    { id: 'fo3', name: 'Socialtjänst – Äldreomsorg' },
    { id: 'fo4', name: 'Gemensam IT' },
  ],
  people: [
    { id: 'al', name: 'Anna Lindqvist' },
    { id: 'kw', name: 'Karin Wallin' },
  ],
  model: presetModel('full'),
  costs: kinds.map(([costKind, before]) => ({
    ...{ id: costKind, object: 'fo3', costKind, year: 2026, actualTo: 8 },
    ...{ budget: months(before), actual: months(before), forecast: months(before) },
  })),
  before: parts(2026, [
    { id: 'b2', text: 'Alla integrationer är dokumenterade', measure: '14 av 14' },
    { id: 'b3', text: 'Läkemedel signeras digitalt', measure: 'Av insatserna', target: '80 %' },
  ]),
}

/** The version that its owner approved. */
export const approved: NonNullable<PlanReportInput['version']> = {
  version: 1,
  decision: {
    ...{ by: 'al', role: 'Objektägare', mandate: 'Fastställa plan' },
    ...{ day: '2026-11-12', reference: 'KS 2026/0412', comment: '' },
  },
}
