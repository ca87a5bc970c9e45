import register from './data/municipalities.json' with { type: 'json' }
import { Refusal } from './refusal.ts'

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

/** A sign-up is for one of the 290 municipalities. */
export function municipalityOf(code: string): Municipality {
  const municipality = byCode(code)
  if (!municipality) throw new Refusal('municipality_unknown', {})
  return municipality
}

const sv = (text: string) => text.toLocaleLowerCase('sv').normalize('NFC')
const bare = (text: string) => sv(text).normalize('NFD').replaceAll(/\p{M}/gu, '')

/**
 * Municipalities by the beginning of their name or code, then by what the name or the official name holds.
 * Å, ä and ö are letters of their own; who writes without them finds what begins so last.
 */
export function search(text: string, limit = 8): Municipality[] {
  const wanted = sv(text.trim())
  if (wanted === '') return []
  const rank = ({ code, name, officialName }: Municipality) => {
    if (code.startsWith(wanted) || sv(name).startsWith(wanted)) return 0
    if (sv(name).includes(wanted) || sv(officialName).startsWith(wanted)) return 1
    return bare(name).startsWith(wanted) ? 2 : 3
  }
  const found = [...Map.groupBy(municipalities, rank)].filter(([of]) => of < 3).toSorted(([a], [b]) => a - b)
  return found.flatMap(([, of]) => of).slice(0, limit)
}
