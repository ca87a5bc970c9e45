import type { Model, Preset, Role, Section } from '../model.ts'

type Line = [
  id: string,
  name: string,
  level: Role['level'],
  side: Role['side'],
  mandatory: boolean,
  decides: string[],
  responsible: string[],
  takesPart: string[],
]

// The default mandates: six roles on two sides.
const six: Line[] = [
  [
    ...(['objektagare', 'Objektägare', 'deciding', 'business', true] as const),
    ['Uppdrag, mål, budget och plan', 'Vilka som har rollerna i objektet'],
    ['Lagkrav, informationssäkerhet och klassning', 'Avtal, leverantörer och uppföljning av budget'],
    ['Tar emot uppföljningen'],
  ],
  [
    ...(['objektagare-it', 'Objektägare IT', 'deciding', 'it', true] as const),
    ['Planens IT-del tillsammans med objektägaren'],
    ['IT-avtalen', 'Vilka som har IT-rollerna i objektet'],
    ['Stöder i lagkrav och klassning', 'Tar emot uppföljningen'],
  ],
  [
    ...(['forvaltningsledare', 'Förvaltningsledare', 'leading', 'business', true] as const),
    ['Prioriterar det dagliga arbetet inom ramen'],
    ['Skriver planen och följer upp den', 'Genomför det som gäller säkerhet, avtal och budget'],
    ['Föreslår vilka som har rollerna'],
  ],
  [
    ...(['forvaltningsledare-it', 'Förvaltningsledare IT', 'leading', 'it', true] as const),
    [],
    [
      'Skriver planens IT-del och följer upp den',
      'Tekniken och det dagliga arbetet med den',
      'Genomför det som gäller IT-avtal',
    ],
    ['Föreslår vilka som har IT-rollerna'],
  ],
  [
    ...(['objektspecialist', 'Objektspecialist', 'operative', 'business', true] as const),
    [],
    ['Rapporterar läget i sina aktiviteter'],
    ['Bidrar till planen, lagkrav och klassning', 'Föreslår förbättringar'],
  ],
  [
    ...(['objektspecialist-it', 'Objektspecialist IT', 'operative', 'it', true] as const),
    [],
    ['Rapporterar läget i sina aktiviteter'],
    ['Bidrar till planens IT-del, lagkrav och klassning', 'Föreslår förbättringar'],
  ],
]

const role = ([id, name, level, side, mandatory, decides, responsible, takesPart]: Line): Role => ({
  id,
  name,
  level,
  side,
  mandatory,
  decides,
  responsible,
  takesPart,
})
const roles = six.map(role)

const sections: [id: string, name: string, guidance: string][] = [
  ['summary', 'Sammanfattning och beslut', 'Det viktigaste på en halv sida.'],
  ['object', 'Objektet', 'Vad objektet omfattar och inte omfattar.'],
  ['organisation', 'Organisation, roller och forum', 'Hämtas från bemanningen.'],
  ['situation', 'Nuläge', 'Vad som har hänt sedan förra planen.'],
  ['steering', 'Koppling till kommunens mål', 'Vilka av kommunens mål objektet bidrar till.'],
  ['goals', 'Mål och mått', 'Högst fem mål som går att mäta.'],
  ['activities', 'Aktiviteter', 'Vidmakthållande, vidareutveckling och avveckling.'],
  ['resources', 'Resurser', 'Timmar per roll.'],
  ['budget', 'Budget och finansiering', 'Per kostnadsslag och tertial.'],
  ['contracts', 'Avtal och leverantörer', 'Hämtas från registret.'],
  ['security', 'Informationssäkerhet, personuppgifter och kontinuitet', 'Klassning och åtgärder.'],
  ['risks', 'Risker och åtgärder', 'Sannolikhet och konsekvens, 1–5.'],
  ['dependencies', 'Beroenden', 'Till andra objekt och projekt.'],
  ['followup', 'Uppföljning', 'Per tertial.'],
  ['links', 'Länkar och versioner', 'Underlag som ligger på annan plats.'],
]
const section = ([id, name, guidance]: (typeof sections)[number]): Section => ({ id, name, guidance, hidden: false })
const lightSections = new Set(['goals', 'activities', 'budget', 'risks', 'summary'])

const costKinds = [
  ['licences', 'Licenser och abonnemang'],
  ['support', 'Support och underhåll'],
  ['operations', 'Drift'],
  ['consultants', 'Konsulter'],
  ['staff', 'Personal'],
  ['hardware', 'Hårdvara'],
  ['telecom', 'Datakommunikation och telefoni'],
  ['integration', 'Integration'],
  ['training', 'Utbildning'],
  ['development', 'Projekt och utveckling'],
  ['security', 'Informationssäkerhet'],
  ['depreciation', 'Avskrivning och kapitaltjänst'],
  ['internal', 'Internt köp'],
  ['other', 'Övrigt'],
  // What these bring in is written as less than nothing.
  ['income', 'Intäkter'],
  ['allocation', 'Intern fördelning'],
].map(([id, name]) => ({ id: id!, name: name!, hidden: false }))

/** The model a municipality starts from: full has six roles on two sides, light an owner and a leader, own is empty. */
export function presetModel(preset: Preset): Model {
  const common = {
    preset,
    families: [],
    processes: [],
    steering: [],
    ownFields: [],
    codeLists: [],
    fieldUse: {},
    terms: {},
    scale: { from: 0, to: 4 },
    ownApproval: false,
    approval: { by: 'owner' as const, afterForum: false },
    overBudgetPercent: 5,
    periods: 'tertials' as const,
    lockAfterDays: 3,
  }
  if (preset === 'full') return { ...common, roles, sections: sections.map(section), costKinds }
  if (preset === 'own') return { ...common, roles: [], sections: [], costKinds: [] }
  return {
    ...common,
    roles: roles.filter(r => r.side === 'business' && r.level !== 'operative'),
    sections: sections.filter(([id]) => lightSections.has(id)).map(section),
    costKinds: costKinds.filter(({ id }) =>
      ['licences', 'operations', 'consultants', 'staff', 'development', 'other'].includes(id),
    ),
  }
}
