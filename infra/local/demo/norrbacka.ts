/** Norrbäcka kommun, invented. Amounts in tkr. The order of objects is that of the full preset. */

export type ObjectFigures = {
  budget: number
  actual: number
  forecast: number
  /** Budgets 2022–2025. */
  before: [number, number, number, number]
  status: 'ok' | 'warn' | 'bad' | 'na'
  plan: 'none' | 'draft' | 'submitted'
  systems: string[]
  /** Days: contract end of the first systems; a critical one within a year makes the lifecycle risk high. */
  ends: string[]
  critical?: true
}

const o = (
  [budget, actual, forecast]: [number, number, number],
  before: [number, number, number, number],
  status: ObjectFigures['status'],
  plan: ObjectFigures['plan'],
  systems: string,
  ends: string[],
  critical?: true,
): ObjectFigures => ({
  budget,
  actual,
  forecast,
  before,
  status,
  plan,
  systems: systems.split(', '),
  ends,
  ...(critical && { critical }),
})

export const figures: ObjectFigures[] = [
  o(
    [28450, 18210, 28900],
    [22100, 23900, 25800, 27200],
    'ok',
    'submitted',
    'Kontoret 365, Enhetsporten, Utskrift, Telefonväxel, Mobilhanteraren, Mötesrum, Lösenordsbanken, Fjärrhjälpen, Skärmdela, Signaturen, Beställa IT',
    ['2027-06-30', '2028-12-31'],
  ),
  o(
    [21300, 14480, 21150],
    [19800, 20100, 20400, 21000],
    'ok',
    'submitted',
    'Stadsnätet, Trådlöst, Brandväggen, Serverhallen, Lagring, Säkerhetskopian, Katalogen, Övervakaren, Loggsamlaren, Certifikat, Fjärråtkomst, Namntjänsten, Integrationsnavet, Sårbarhetsvakten',
    ['2027-03-31', '2029-06-30'],
  ),
  o(
    [9840, 7120, 10450],
    [6900, 7600, 8300, 9100],
    'bad',
    'draft',
    'Omvårda, Planera, Trygglarm 4, Nyckelfri, Signera, E-ansökan vård',
    ['2027-08-31', '2029-06-30', '2027-03-31', '2028-10-31', '2028-05-31', '2027-06-30'],
    true,
  ),
  o(
    [5120, 3290, 5080],
    [4300, 4500, 4700, 4900],
    'ok',
    'draft',
    'Utreda, Biståndet, Familjehemmet, E-ansökan bistånd',
    ['2027-08-31', '2028-12-31'],
  ),
  o([2960, 1840, 2900], [2500, 2650, 2700, 2880], 'warn', 'none', 'Stöd LSS, Assistansen, Dagverksamhet', [
    '2028-12-31',
  ]),
  o(
    [7480, 4960, 7390],
    [6100, 6500, 6900, 7200],
    'ok',
    'submitted',
    'Elevarkivet, Schemat, Frånvaron, Betygen, Skolvalet',
    ['2027-07-31', '2028-06-30'],
  ),
  o(
    [6310, 4520, 6720],
    [4200, 4900, 5500, 6000],
    'warn',
    'draft',
    'Lärrummet, Läslyftet, Mattesteg, Digitala prov, Skolbiblioteket, Elevdatorn, Läsplattan, Bildverkstan, Musikrummet',
    ['2029-06-30'],
  ),
  o([1870, 1190, 1850], [1600, 1650, 1700, 1800], 'ok', 'submitted', 'Förskolekön, Närvarotavlan', ['2029-12-31']),
  o(
    [4920, 3180, 4890],
    [4500, 4600, 4650, 4800],
    'ok',
    'submitted',
    'Huvudboken, Inköp, E-fakturan, Budgeten, Beslutsstödet',
    ['2027-05-31', '2028-12-31'],
  ),
  o(
    [5640, 3810, 5640],
    [4900, 5000, 5200, 5400],
    'ok',
    'submitted',
    'Lönen, Schemaplaneraren, Rekrytera, Hälsan',
    ['2027-04-30', '2028-12-31'],
    true,
  ),
  o(
    [4360, 2890, 4520],
    [3600, 3700, 3900, 4200],
    'warn',
    'draft',
    'Diariet, Nämndmötet, E-arkivet, Dokumentrummet',
    ['2027-01-31', '2028-12-31'],
    true,
  ),
  o(
    [3210, 2050, 3180],
    [2400, 2600, 2900, 3100],
    'ok',
    'submitted',
    'Webbplatsen, Intranätet, E-tjänsteportalen, Chatten',
    ['2029-03-31'],
  ),
  o([2740, 1760, 2690], [2200, 2300, 2450, 2600], 'ok', 'draft', 'Bygglovet, Plan och bygg, Tillsynen, E-bygg', [
    '2027-09-01',
  ]),
  o(
    [3180, 2110, 3180],
    [2800, 2900, 3000, 3100],
    'ok',
    'submitted',
    'Kartan, Geodatabasen, Mätningen, Adresser, Flygbilder, 3D-modellen',
    ['2029-12-31'],
  ),
  o(
    [2410, 1620, 2480],
    [2000, 2100, 2200, 2350],
    'na',
    'none',
    'Driftövervakning VA, Felanmälan, Gatuplanen, Vattenmätare, Avfallsrutten',
    ['2027-06-30'],
  ),
  o(
    [1690, 1090, 1680],
    [1500, 1540, 1600, 1640],
    'ok',
    'draft',
    'Biblioteket, Boka lokal, Föreningsstödet, Simhallskassan, Evenemangen',
    ['2029-06-30'],
  ),
]

/** Initials → person: name, title, unit, time set aside in per cent. */
export const people: Record<string, [name: string, title: string, unit: string, available: number]> = {
  LB: ['Lena Björk', 'Kommundirektör', 'Kommunledning', 20],
  SF: ['Sofia Falk', 'Verksamhetsutvecklare', 'Kommunledning', 60],
  GK: ['Gunnar Krook', 'Supportsamordnare', 'Kommunledning', 50],
  IÅ: ['Inger Åberg', 'Administratör', 'Kommunledning', 20],
  TR: ['Tor Rask', 'IT-chef', 'Kommunledning', 80],
  ÖM: ['Örjan Modig', 'IT-arkitekt', 'Kommunledning', 60],
  VD: ['Vera Dahl', 'Systemtekniker', 'Kommunledning', 100],
  PH: ['Pia Holm', 'Systemtekniker', 'Kommunledning', 100],
  CE: ['Carl Ek', 'Webbredaktör', 'Kommunledning', 40],
  AL: ['Anna Lind', 'Förvaltningschef', 'Socialförvaltningen', 30],
  KW: ['Karin Wallin', 'Systemansvarig', 'Socialförvaltningen', 80],
  EM: ['Elin Moberg', 'Verksamhetsutvecklare', 'Socialförvaltningen', 40],
  SD: ['Sara Dunge', 'Undersköterska', 'Socialförvaltningen', 10],
  NB: ['Nils Borg', 'IT-samordnare', 'Kommunledning', 80],
  RG: ['Rut Gren', 'Socialsekreterare', 'Socialförvaltningen', 30],
  FO: ['Folke Olin', 'Handläggare', 'Socialförvaltningen', 10],
  HU: ['Hanna Udd', 'Stödpedagog', 'Socialförvaltningen', 10],
  BJ: ['Berit Jonsson', 'Skolchef', 'Utbildningsförvaltningen', 30],
  ÅT: ['Åke Torn', 'IKT-samordnare', 'Utbildningsförvaltningen', 80],
  MS: ['Mia Strand', 'Skoladministratör', 'Utbildningsförvaltningen', 50],
  DK: ['David Kron', 'Lärare', 'Utbildningsförvaltningen', 20],
  YN: ['Ylva Nord', 'Systemtekniker', 'Kommunledning', 100],
  ZL: ['Zara Lund', 'Ekonomichef', 'Kommunledning', 20],
  UH: ['Ulf Hage', 'Controller', 'Kommunledning', 40],
  OK: ['Olle Kvist', 'Redovisare', 'Kommunledning', 40],
  EÖ: ['Eva Öst', 'Controller', 'Kommunledning', 20],
  QV: ['Quintus Vik', 'IT-samordnare', 'Kommunledning', 100],
  GA: ['Greta Ask', 'HR-specialist', 'Kommunledning', 40],
  WI: ['Wilma Ihre', 'Kommunarkivarie', 'Kommunledning', 60],
  KR: ['Kjell Roos', 'Nämndsekreterare', 'Kommunledning', 20],
  JS: ['Jonas Sten', 'Samhällsbyggnadschef', 'Samhällsbyggnad', 30],
  HÄ: ['Helga Äng', 'Bygglovsingenjör', 'Samhällsbyggnad', 50],
  NÅ: ['Nora Ås', 'GIS-ingenjör', 'Samhällsbyggnad', 60],
  RE: ['Roland Ersson', 'Kultur- och fritidschef', 'Kultur och fritid', 20],
  TF: ['Tilda Fors', 'Bibliotekarie', 'Kultur och fritid', 40],
  MD: ['Maja Dal', 'Digitaliseringsstrateg', 'Kommunledning', 50],
  PL: ['Petra Lo', 'Planerare', 'Kultur och fritid', 20],
}

/** Columns of the staffing: the six roles of the full preset, and two of the municipality's own. */
export const columns = [
  'objektagare',
  'forvaltningsledare',
  'objektspecialist',
  'anvandarrepresentant',
  'objektagare-it',
  'forvaltningsledare-it',
  'objektspecialist-it',
  'driftansvarig',
]

/** Per object: who holds each column; `-` not used, a person with a day is vacant from the day after. */
export const staffing: string[] = [
  'LB SF GK IÅ TR ÖM VD PH',
  '- - - - TR ÖM VD PH',
  'AL KW EM SD TR NB YN/2026-06-29 PH',
  'AL KW RG FO TR/2026-08-31 NB VD PH',
  'AL KW EM/2026-05-01 HU TR NB/2026-08-16 VD PH',
  'BJ ÅT MS DK TR NB YN PH',
  'BJ ÅT MS/2026-06-12 DK TR NB YN PH',
  'BJ ÅT MS - TR NB YN PH',
  'ZL UH OK EÖ TR QV VD PH',
  'ZL GA OK EÖ TR QV VD PH',
  'LB WI CE/2026-03-31 KR TR QV/2026-07-31 VD PH',
  'LB WI CE - TR QV VD PH',
  'JS HÄ NÅ - TR QV YN PH',
  'JS HÄ NÅ - TR QV YN PH',
  'JS HÄ/2026-04-30 NÅ - TR QV YN PH',
  'RE TF PL - TR QV YN PH',
]

/** Extent of each column in per cent of full time. */
export const extents = [2, 22, 14, 3, 3, 18, 11, 4]

/** Which share of a budget is which cost kind. */
export const kinds: [id: string, share: number][] = [
  ['licences', 42],
  ['operations', 23],
  ['staff', 20],
  ['consultants', 9],
  ['development', 6],
]
