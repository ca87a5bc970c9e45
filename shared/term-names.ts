import { label } from './imports/label.ts'
import { Refusal } from './refusal.ts'
import { choiceNames } from './system-texts.ts'
import { degreeKey, termKey, type Terms } from './terms.ts'

/** Fields whose choices the municipality may name. */
export const named = ['lifecycle', 'criticality'] as const

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
