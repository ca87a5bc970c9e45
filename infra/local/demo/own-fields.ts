import type { CodeList } from '#shared/code-lists.ts'
import { OwnField, type Own } from '#shared/own-fields.ts'

/** Code lists that Norrbäcka has written itself. */
export const codeLists: CodeList[] = [
  {
    ...{ id: 'function', name: 'Samhällsviktig funktion' },
    values: ['Vård och omsorg', 'Vatten och avlopp', 'Räddningstjänst', 'Betalningar', 'Ingen'].map((name, i) => ({
      ...{ id: `function-${i}`, name, retired: false },
    })),
  },
  {
    ...{ id: 'procured', name: 'Upphandlingsform' },
    values: ['Egen upphandling', 'Ramavtal Adda', 'Ramavtal Kammarkollegiet', 'Direktupphandling', 'Okänd'].map(
      (name, i) => ({ ...{ id: `procured-${i}`, name, retired: i === 4 } }),
    ),
  },
]

/** Facts of systems, objects and contracts that Norrbäcka has added itself. */
export const ownFields: OwnField[] = (
  [
    {
      ...{ id: 'procurement', name: 'Upphandlingens diarienummer', kind: 'text', required: true },
      guidance: 'Står på första sidan i tilldelningsbeslutet.',
    },
    { id: 'manual', name: 'Handbok', kind: 'link', guidance: 'Adressen på intranätet.' },
    { id: 'reviewed', name: 'Genomgånget med säkerhetsskydd', kind: 'day' },
    { id: 'vital', name: 'Stöder samhällsviktig funktion', kind: 'choice', list: 'function' },
    { id: 'board', name: 'Ansvarig nämnd', kind: 'text', of: 'object', required: true },
    { id: 'serves', name: 'Samhällsviktig funktion', kind: 'choice', of: 'object', list: 'function' },
    { id: 'form', name: 'Upphandlingsform', kind: 'choice', of: 'contract', list: 'procured' },
    { id: 'evaluated', name: 'Leverantören utvärderad', kind: 'day', of: 'contract' },
  ] as const
).map(field => OwnField.parse(field))

/** What the k-th system of the i-th object has in them: most of it. */
export const ownOf = (i: number, k: number): Own => ({
  ...((i + k) % 6 !== 4 && { procurement: `KS ${2020 + (k % 5)}/${140 + i * 9 + k}` }),
  ...((i + k) % 3 === 0 && { manual: `https://intranat.norrbacka.example/handbok/${i + 1}-${k + 1}` }),
  ...(k === 0 && { reviewed: '2026-02-17' }),
  ...((i + k) % 4 !== 3 && { vital: `function-${(i + k) % 4 === 0 ? i % 4 : 4}` }),
})

const boards = ['Kommunstyrelsen', 'Socialnämnden', 'Barn- och utbildningsnämnden', 'Samhällsbyggnadsnämnden']

/** What the i-th object has in them. */
export const ownOfObject = (i: number, unit: string): Own => ({
  ...(i % 7 !== 6 && { board: boards.find(board => board.startsWith(unit.slice(0, 5))) ?? boards[0]! }),
  ...(i % 3 !== 1 && { serves: `function-${i % 5}` }),
})

/** What the contract of the k-th system of the i-th object has in them. */
export const ownOfContract = (i: number, k: number): Own => ({
  ...((i + k) % 5 !== 3 && { form: `procured-${(i * 2 + k) % 5}` }),
  ...(k % 3 === 1 && { evaluated: `2025-1${k % 3}-04` }),
})
