import * as z from 'zod'
import { changeOf } from './change.ts'
import { Day } from './day.ts'

/** A person in a municipality, with or without an account. */
export const Person = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1).max(80),
  email: z.email().max(200).optional(),
  title: z.string().trim().max(80).default(''),
  unit: z.string().trim().max(80).default(''),
  /** Share of full time that the manager has set aside for roles, in per cent. */
  available: z.int().min(0).max(100).default(100),
  /** The last day of work here; without one the person stays. */
  lastDay: Day.optional(),
})
export type Person = z.infer<typeof Person>

export const NewPerson = Person.omit({ id: true })
export const PersonChange = changeOf(NewPerson)

/** "Karin Wallin" → "KW". */
export const initials = (name: string) =>
  name
    .split(/[\s-]+/)
    .filter(Boolean)
    .map(part => part[0]!.toLocaleUpperCase('sv'))
    .filter((_, i, all) => i === 0 || i === all.length - 1)
    .join('')
