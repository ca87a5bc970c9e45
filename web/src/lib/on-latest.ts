import { ApiProblem } from './api.ts'

type Revised = { revision: number }

/**
 * Saves a change of what was seen. Where somebody else has saved since, the change is made in what they saved, so that
 * nothing of theirs is written over. `save` changes what it is given and sends it; `reread` is for an answer that does
 * not say what there is now.
 */
export async function onLatest<Seen extends Revised, Saved>(
  seen: Seen,
  save: (base: Seen) => Promise<Saved>,
  reread?: () => Promise<Seen>,
): Promise<Saved> {
  for (let base = seen; ;) {
    try {
      return await save(base)
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.type !== 'stale') throw error
      const now = (error.params['current'] as Seen | undefined) ?? (await reread?.())
      if (!now || now.revision === base.revision) throw error
      base = now
    }
  }
}
