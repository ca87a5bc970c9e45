import * as z from 'zod'
import { changeOf } from './change.ts'
import { Day } from './day.ts'
import { Refusal } from './refusal.ts'

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

/** Somebody has left from the day after the last one. */
export const hasLeft = ({ lastDay }: Pick<Person, 'lastDay'>, day: Day): boolean =>
  lastDay !== undefined && lastDay < day

/** Whoever is chosen for something is there on the day from which they are needed. */
export function assertHere({ name, lastDay }: Pick<Person, 'name' | 'lastDay'>, from: Day): void {
  if (lastDay !== undefined && lastDay < from) throw new Refusal('person_left', { name, day: lastDay })
}

/** Somebody as forms know them: whoever has left is still named where they stand. */
export type Known = { id: string; name: string; title: string; left?: true }

/** Everyone by name, for a form to choose among. */
export const knownPeople = (people: Pick<Person, 'id' | 'name' | 'title' | 'lastDay'>[], today: Day): Known[] =>
  people
    .map(({ id, name, title, lastDay }) => ({
      ...{ id, name, title },
      ...(hasLeft({ lastDay }, today) && { left: true as const }),
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'sv'))

/** Whom a form offers: those who are here, and whoever is chosen already. */
export const offered = <P extends Pick<Known, 'id' | 'left'>>(people: P[], chosen = ''): P[] =>
  people.filter(({ id, left }) => !left || id === chosen)

/** "Karin Wallin" → "KW". */
export const initials = (name: string) =>
  name
    .split(/[\s-]+/)
    .filter(Boolean)
    .map(part => part[0]!.toLocaleUpperCase('sv'))
    .filter((_, i, all) => i === 0 || i === all.length - 1)
    .join('')
