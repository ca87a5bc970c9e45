import type { SystemField } from './system-fields.ts'

/** What municipalities call who uses a system, and what it is for, in their own lists. */
export const useHeadings = {
  usedBy: ['Används av', 'Delas med', 'Övriga objekt', 'Used by'],
  supports: ['Processteg', 'Processstöd', 'Stödjer', 'Stöder', 'Process steps'],
} as const

/** What municipalities call a system's facts in their own lists, beside the names that Järnkoll has for them. */
export const systemHeadings: Partial<Record<SystemField['id'], readonly string[]>> = {
  shortName: ['Förkortning', 'Kort namn', 'Abbreviation'],
  description: ['Beskrivning av systemet', 'Om systemet', 'Funktion'],
  type: ['Systemtyp', 'Kategori', 'Category'],
  unit: ['Förvaltning', 'Organisation', 'Verksamhet', 'Enhet'],
  userGroup: ['Användare (grupp)', 'Vilka använder', 'Målgrupp'],
  users: ['Användare', 'Antal användare', 'Number of users'],
  supplier: ['Lev', 'Systemleverantör', 'Företag', 'Vendor'],
  hosting: ['Driftform', 'Driftsform', 'Driftmiljö', 'Drift', 'Drifttyp'],
  hostingCountry: ['Land', 'Driftland', 'Lagringsland', 'Country'],
  version: ['Systemversion', 'Release'],
  signIn: ['Inloggningssätt', 'Autentisering', 'Login'],
  mfa: ['Tvåfaktor', 'Tvåfaktorsinloggning', 'Flerfaktor'],
  lifecycle: ['Status', 'Systemstatus', 'Fas', 'Livscykelfas'],
  criticality: ['Verksamhetskritiskt', 'Prioritet', 'Kritisk'],
  endOfUse: ['Avvecklas', 'Avvecklingsdatum', 'Slutdatum'],
  endOfSupport: ['Supportslut', 'Support upphör', 'Support till', 'End of life'],
  classifiedOn: ['Klassad', 'Klassningsdatum', 'Informationsklassad'],
  classifyBy: ['Ny klassning', 'Nästa klassning', 'Klassas om'],
  personalData: ['Personuppgift', 'GDPR', 'Innehåller personuppgifter'],
  processorAgreement: ['PUB', 'PUB-avtal', 'PuB avtal', 'Biträdesavtal', 'DPA'],
  thirdCountry: ['Tredje land', 'Överföring till tredje land'],
  rto: ['Återställningstid', 'Längsta avbrott'],
  rpo: ['Återställningspunkt', 'Största dataförlust'],
  continuityPlan: ['Reservrutin', 'Avbrottsplan'],
  continuityTested: ['Kontinuitetsplan testad', 'Senast testad'],
  accessibility: ['WCAG', 'Tillgänglighetsanpassat'],
  archiving: ['Arkiv', 'Gallring', 'Bevarande'],
  published: ['Publiceras', 'Offentlig', 'OSL'],
}

/** What they write for its choices. */
export const choiceHeadings: Partial<Record<SystemField['id'], Record<string, readonly string[]>>> = {
  hosting: {
    own: ['Egen drift', 'Intern drift', 'Lokal drift', 'Kommunens drift', 'On-prem'],
    supplier: ['Leverantör', 'Leverantörsdrift', 'Extern drift', 'Hos leverantören'],
    saas: ['SaaS', 'Moln', 'Molnet', 'Cloud'],
  },
  signIn: {
    sso: ['SSO', 'Single sign-on', 'AD', 'Entra'],
    own: ['Lösenord', 'Lokal inloggning', 'Användarnamn och lösenord'],
  },
  lifecycle: {
    planned: ['Planerad', 'Planeras'],
    introduced: ['Införande', 'Implementeras', 'Under införande'],
    inUse: ['Aktiv', 'Aktivt', 'Används', 'I bruk', 'I produktion'],
    retiring: ['Under avveckling', 'Fasas ut'],
    retired: ['Avvecklad', 'Ur drift'],
  },
  criticality: { low: ['Mindre viktigt'], medium: ['Viktigt', 'Normal'], high: ['Kritiskt', 'Verksamhetskritiskt'] },
  personalData: {
    none: ['Inga', 'Inga personuppgifter'],
    personal: ['Personuppgifter'],
    sensitive: ['Känsliga personuppgifter', 'Känslig'],
  },
  processorAgreement: { yes: ['Ja', 'Tecknat'], no: ['Nej', 'Ej tecknat'], notNeeded: ['Ej aktuellt'] },
}
