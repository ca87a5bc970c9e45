import { ApiProblem } from './api.ts'

/** What was to be saved, as another has saved it since, when that is what was wrong. */
export const overtakenBy = (error: unknown): unknown =>
  error instanceof ApiProblem && error.type === 'stale' ? (error.params['current'] ?? undefined) : undefined

/**
 * Saves a change of what was seen. Where somebody else has saved since, the change is made in what they saved, so that
 * nothing of theirs is written over. `save` sends the change of what it is given.
 */
export async function savedUpon<T extends { revision: number }, S>(seen: T, save: (base: T) => Promise<S>): Promise<S> {
  for (let base = seen; ;) {
    try {
      return await save(base)
    } catch (error) {
      const now = overtakenBy(error) as T | undefined
      // Something else was overtaken: tried again at once it would be so again.
      if (!now || now.revision === base.revision) throw error
      base = now
    }
  }
}
