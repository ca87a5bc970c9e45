import { label } from './imports/label.ts'
import { Refusal } from './refusal.ts'
import { named, termTexts, type Named } from './term-texts.ts'
import { degreeKey, termKey, type Terms } from './terms.ts'

const DEGREES = 10
const valuesOf = (field: Named) => Object.entries(termTexts[field])
const keys = new Set([
  ...named.flatMap(field => valuesOf(field).map(([value]) => termKey(field, value))),
  ...Array.from({ length: DEGREES }, (_, level) => degreeKey(level)),
])

/** A name is of something that there is, and never that of another value of the same field: nobody could tell them apart. */
export function assertTerms(terms: Terms): void {
  const strange = Object.keys(terms).find(key => !keys.has(key))
  if (strange) throw new Refusal('malformed', { fields: [{ path: `/terms/${strange}`, message: 'unknown' }] })
  for (const field of named) {
    const names = valuesOf(field).map(([value, text]) => {
      const own = terms[termKey(field, value)]
      return { own, all: [...Object.values(label(text)), ...(own === undefined ? [] : [own])].map(lower) }
    })
    const twice = names.find(({ own }, i) => own && names.some(({ all }, j) => i !== j && all.includes(lower(own))))
    if (twice) throw new Refusal('value_taken', { field: 'name', value: twice.own! })
  }
}
const lower = (name: string) => name.toLocaleLowerCase('sv')
