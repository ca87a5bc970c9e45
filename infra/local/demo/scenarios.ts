import type { Data } from '#functions/data/index.ts'
import { fromTkr } from '#shared/money.ts'
import { Scenario } from '#shared/scenarios.ts'

/** Two choices that Norrbäcka considers: one thing less, and what everything costs if prices rise. */
const considered = [
  {
    ...{ id: 'avsluta-lasplattan', name: 'Avsluta Läsplattan', baseYear: 2026 },
    description:
      'Elevdatorn och Läsplattan används till samma sak i årskurs 4–6. Vad blir skillnaden om Läsplattan avslutas efter läsåret 2026/27?',
    changes: [
      {
        ...{ id: 'avsluta', kind: 'endSystem', system: 'sys-fo07-7', from: '2027-07-01' },
        exit: { object: 'fo07', costKind: 'consultants', amount: fromTkr(180) },
      },
      {
        ...{ id: 'utbildning', kind: 'oneOff', text: 'Utbildning av lärare', object: 'fo07', costKind: 'training' },
        ...{ amount: fromTkr(120), on: '2027-08-16' },
      },
      {
        ...{ id: 'elevdatorn', kind: 'oneOff', text: 'Fler elevdatorer', object: 'fo07', costKind: 'hardware' },
        ...{ amount: fromTkr(240), on: '2027-06-01' },
      },
    ],
  },
  {
    ...{ id: 'index-4-procent', name: 'Index 4 %', baseYear: 2026 },
    description: 'Leverantörerna har aviserat 4 % på licenser varje år. Driften väntas stiga 2 % från 2028.',
    changes: [
      ...[2027, 2028, 2029].map(year => ({
        ...{ id: `licenser-${year}`, kind: 'index', of: { what: 'costKind', costKind: 'licences' } },
        ...{ basisPoints: 400, from: `${year}-01-01` },
      })),
      {
        ...{ id: 'drift', kind: 'index', of: { what: 'costKind', costKind: 'operations' } },
        ...{ basisPoints: 200, from: '2028-01-01' },
      },
    ],
  },
]

export const seedScenarios = (data: Data) =>
  Promise.all(considered.map(scenario => data.scenarios.create(Scenario.parse(scenario))))
