import register from './data/municipalities.json' with { type: 'json' }

/** One of Sweden's 290 municipalities. */
export type Municipality = {
  code: string
  name: string
  officialName: string
  county: string
  /** SKR's group of 2023, A1–C9. */
  skrGroup: string
  sizeClass: string
  population: number
}

/**
 * The 290 municipalities. Names, counties and SKR groups (2023): Kolada's register, read 2026-04-16;
 * population: public list, about 2025. Codes 99xx are kept for invented municipalities and are never in it.
 */
export const municipalities: readonly Municipality[] = (
  register as [string, string, string, string, string, string, number][]
).map(([code, name, officialName, county, skrGroup, sizeClass, population]) => ({
  code,
  name,
  officialName,
  county,
  skrGroup,
  sizeClass,
  population,
}))

const codes = new Map(municipalities.map(m => [m.code, m]))

export const byCode = (code: string): Municipality | undefined => codes.get(code)

/** Municipalities whose name or code begins with the text, then those whose name holds it; å, ä and ö are letters of their own. */
export function search(text: string, limit = 8): Municipality[] {
  const wanted = text.trim().toLocaleLowerCase('sv').normalize('NFC')
  if (wanted === '') return []
  const name = (m: Municipality) => m.name.toLocaleLowerCase('sv')
  const first = municipalities.filter(m => name(m).startsWith(wanted) || m.code.startsWith(wanted))
  const then = municipalities.filter(m => !first.includes(m) && name(m).includes(wanted))
  return [...first, ...then].slice(0, limit)
}
