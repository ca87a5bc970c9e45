import type { NamedLink } from '#shared/links.ts'
import type { Family } from '#shared/model.ts'

const names = ['Gemensam IT', 'Vård och omsorg', 'Lärande', 'Ledning och stöd', 'Samhällsbyggnad', 'Kultur och fritid']

/** Families of Norrbäcka's objects. */
export const families: Family[] = names.map((name, i) => ({ id: `family-${i + 1}`, name, hidden: false }))

/** How many objects each family has, in the order of the objects. */
const sizes = [2, 3, 3, 4, 3, 1]
const inOrder = sizes.flatMap((n, i) => Array<string>(n).fill(names[i]!))

/** The family of the i-th object. */
export const familyOf = (i: number): string => inOrder[i] ?? ''

/** What belongs to some of the objects, and what does not; invented. */
export const scopes: Record<string, string> = {
  fo01: 'Ingår: dator, mobil, konto, e-post och samarbetsytor. Ingår inte: elevdatorer, som hör till Skola – Lärande.',
  fo02: 'Ingår: nät, servrar, lagring, säkerhet och integrationer. Ingår inte: verksamhetssystemens egen drift.',
  fo03: 'Ingår: hemtjänst, särskilt boende och korttidsvård, med larm och lås. Ingår inte: hälso- och sjukvårdens journal, som regionen ansvarar för.',
  fo09: 'Ingår: redovisning, inköp och budget. Ingår inte: försystem som skickar filer till huvudboken.',
}

/** Systems that other objects use than the one that answers for them. */
export const usedBy: Record<string, string[]> = {
  Omvårda: ['fo04', 'fo05'],
  Huvudboken: ['fo03', 'fo06', 'fo13'],
  Integrationsnavet: ['fo03', 'fo04', 'fo06', 'fo09', 'fo10'],
  'E-arkivet': ['fo03', 'fo06', 'fo13'],
  Kartan: ['fo13', 'fo15'],
}

/** What is kept elsewhere of an object, a system or a contract. */
export const links: Record<string, NamedLink[]> = {
  fo03: [
    { name: 'Processbeskrivning äldreomsorg', address: 'https://intranat.norrbacka.example/processer/aldreomsorg' },
    { name: 'Riktlinje för dokumentation', address: 'https://diariet.norrbacka.example/sn-2024-77' },
  ],
  Omvårda: [
    { name: 'Systembeskrivning', address: 'https://intranat.norrbacka.example/system/omvarda' },
    { name: 'Klassningsprotokoll 2025', address: 'https://diariet.norrbacka.example/ks-2025-31' },
  ],
  'Avtal Omvårda': [
    { name: 'Undertecknat avtal', address: 'https://diariet.norrbacka.example/avtal-2021-124' },
    { name: 'Personuppgiftsbiträdesavtal, pärm 7', address: '' },
  ],
}
