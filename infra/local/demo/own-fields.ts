import type { OwnField } from '#shared/own-fields.ts'

/** Facts of systems that Norrbäcka has added itself. */
export const ownFields: OwnField[] = [
  {
    ...{ id: 'procurement', name: 'Upphandlingens diarienummer', kind: 'text', required: true, hidden: false },
    guidance: 'Står på första sidan i tilldelningsbeslutet.',
  },
  { id: 'manual', name: 'Handbok', kind: 'link', required: false, hidden: false, guidance: 'Adressen på intranätet.' },
  { id: 'reviewed', name: 'Genomgånget med säkerhetsskydd', kind: 'day', required: false, hidden: false, guidance: '' },
]

/** What the k-th system of the i-th object has in them: most of it. */
export const ownOf = (i: number, k: number): Record<string, string | number> => ({
  ...((i + k) % 6 !== 4 && { procurement: `KS ${2020 + (k % 5)}/${140 + i * 9 + k}` }),
  ...((i + k) % 3 === 0 && { manual: `https://intranat.norrbacka.example/handbok/${i + 1}-${k + 1}` }),
  ...(k === 0 && { reviewed: '2026-02-17' }),
})
