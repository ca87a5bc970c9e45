import { assertHere } from '#shared/people.ts'
import type { Env } from './env.ts'
import { existing } from './existing.ts'

/** Whoever is chosen to answer for something is here; who answered for it before stays until somebody chooses another. */
export async function assertResponsible(
  { data, today }: Env['Variables'],
  chosen: string | undefined,
  before?: string,
): Promise<void> {
  if (chosen === undefined || chosen === before) return
  assertHere(existing(await data.people.find(chosen), 'person_unknown'), today)
}
