import { ManagedObject } from '../objects.ts'
import type { Preset } from '../model.ts'

const care = ['Ansökan', 'Utredning', 'Beslut', 'Genomförande', 'Uppföljning', 'Avgift']
const school = ['Placering', 'Planering', 'Undervisning', 'Bedömning', 'Uppföljning']
const permit = ['Ansökan', 'Granskning', 'Beslut', 'Tillsyn', 'Avslut']
const office = ['Planera', 'Beställa', 'Registrera', 'Betala', 'Följa upp']
const service = ['Beställa', 'Leverera', 'Stödja', 'Förbättra']

type Line = [name: string, unit: string, purpose: string, steps: string[], light?: 'light', sides?: 'it']

// Named after what the business does.
const lines: Line[] = [
  [
    'Digital arbetsplats',
    'Kommunledning',
    'Dator, telefon, konto och samarbetsytor för alla medarbetare.',
    service,
    'light',
  ],
  [
    'Nät och drift',
    'Kommunledning',
    'Nät, servrar, lagring och säkerhet som allt annat vilar på.',
    service,
    'light',
    'it',
  ],
  [
    'Socialtjänst – Äldreomsorg',
    'Socialförvaltningen',
    'IT-stöd för hemtjänst, särskilt boende och korttidsvård, från ansökan till avgift.',
    care,
    'light',
  ],
  [
    'Socialtjänst – Individ och familj',
    'Socialförvaltningen',
    'IT-stöd för utredning, insatser och ekonomiskt bistånd.',
    care,
  ],
  ['Socialtjänst – Funktionsstöd', 'Socialförvaltningen', 'IT-stöd för stöd och service enligt LSS.', care],
  [
    'Skola – Elevadministration',
    'Utbildningsförvaltningen',
    'Elevregister, schema, frånvaro och betyg.',
    school,
    'light',
  ],
  ['Skola – Lärande', 'Utbildningsförvaltningen', 'Lärplattform och digitala läromedel.', school],
  ['Förskola – Barnadministration', 'Utbildningsförvaltningen', 'Kö, placering, närvaro och avgift.', school],
  ['Ekonomi', 'Kommunledning', 'Redovisning, budget, inköp och fakturor.', office, 'light'],
  ['HR/Lön', 'Kommunledning', 'Anställning, lön, schema och rehabilitering.', office, 'light'],
  ['Ärende, dokument och arkiv', 'Kommunledning', 'Diarium, nämndprocess, dokument och e-arkiv.', permit],
  ['Webb och e-tjänster', 'Kommunledning', 'Webbplats, intranät och e-tjänster.', service, 'light'],
  ['Samhällsbyggnad – Bygglov', 'Samhällsbyggnad', 'Bygglov, tillsyn och planärenden.', permit, 'light'],
  ['Samhällsbyggnad – Kartor', 'Samhällsbyggnad', 'Geodata, kartor och mätning.', permit],
  ['Samhällsbyggnad – Gata och VA', 'Samhällsbyggnad', 'Drift av gator, vatten och avlopp.', service],
  ['Kultur och fritid', 'Kultur och fritid', 'Bibliotek, bokning och föreningsstöd.', service],
]

/** Objects that a municipality may start from; `newId` gives each its id. Light has one side, so all its objects use it. */
export const presetObjects = (preset: Preset, newId: () => string): ManagedObject[] =>
  lines
    .filter(line => preset === 'full' || (preset === 'light' && line[4]))
    .map(([name, unit, purpose, steps, , sides], i) =>
      ManagedObject.parse({
        ...{ id: newId(), code: `FO-${String(i + 1).padStart(2, '0')}`, name, unit, purpose },
        sides: preset === 'full' && sides ? sides : 'both',
        steps: steps.map(step => ({ id: step.toLocaleLowerCase('sv').replaceAll(' ', '-'), name: step })),
      }),
    )
