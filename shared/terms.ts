import * as z from 'zod'
import { label } from './imports/label.ts'
import { Refusal } from './refusal.ts'
import { choiceNames } from './system-texts.ts'

/** What the municipality calls what the house has a name for: statuses and levels, by field and value. */
export const Terms = z.record(z.string().max(40), z.string().trim().min(1).max(40)).default({})
export type Terms = z.infer<typeof Terms>

/** The levels that information is classified in, from the lowest to the highest. */
export const Scale = z.object({ from: z.int().min(0).max(1), to: z.int().min(2).max(9) }).default({ from: 0, to: 4 })
export type Scale = z.infer<typeof Scale>

/** The levels of a scale, in order. */
export const levelsOf = ({ from, to }: Scale): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i)

/** Fields whose choices the municipality may name. */
export const named = ['lifecycle', 'criticality'] as const

export const termKey = (field: string, value: string | number) => `${field}.${value}`
export const degreeKey = (level: number) => termKey('degree', level)

const DEGREES = 10
const keys = new Set([
  ...named.flatMap(field => Object.keys(choiceNames[field]!).map(choice => termKey(field, choice))),
  ...Array.from({ length: DEGREES }, (_, level) => degreeKey(level)),
])

/** A name is of something that there is, and never that of another choice of the same field: nobody could tell them apart. */
export function assertTerms(terms: Terms): void {
  const strange = Object.keys(terms).find(key => !keys.has(key))
  if (strange) throw new Refusal('malformed', { fields: [{ path: `/terms/${strange}`, message: 'unknown' }] })
  for (const field of named) {
    const names = Object.entries(choiceNames[field]!).map(([choice, text]) => {
      const own = terms[termKey(field, choice)]
      return { own, all: [...Object.values(label(text)), ...(own === undefined ? [] : [own])].map(lower) }
    })
    const twice = names.find(({ own }, i) => own && names.some(({ all }, j) => i !== j && all.includes(lower(own))))
    if (twice) throw new Refusal('value_taken', { field: 'name', value: twice.own! })
  }
}
const lower = (name: string) => name.toLocaleLowerCase('sv')

type Classified = { classification?: Record<string, number | undefined> | undefined }

/** How many systems have a level that the scale no longer has. */
export const outsideScale = ({ from, to }: Scale, systems: Classified[]): number =>
  systems.filter(({ classification }) =>
    Object.values(classification ?? {}).some(level => level !== undefined && (level < from || level > to)),
  ).length
