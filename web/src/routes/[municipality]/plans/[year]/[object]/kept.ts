import { emptyQueue, put, unanswered, type EditQueue } from '#shared/plan-edits.ts'

/** This page, among those that are open in the same browser. */
const HERE = crypto.randomUUID()
const PREFIX = 'plan-edits'

/** Held for as long as this page is open: what a page has left behind when it closed, another takes over. */
void navigator.locks?.request(`${PREFIX}:${HERE}`, () => new Promise(() => {}))

/** What is written and not saved, kept in this browser: of one plan, by one person. */
export class Kept {
  readonly #of: string
  constructor(of: string) {
    this.#of = `${PREFIX}:${of}:`
  }

  keep(queue: EditQueue) {
    const { waiting, held, refused } = queue
    if (waiting.length + held.length + refused.length === 0) localStorage.removeItem(this.#of + HERE)
    else localStorage.setItem(this.#of + HERE, JSON.stringify(queue))
  }

  /** What pages that are closed have left, each once. */
  async left(): Promise<EditQueue[]> {
    const others = Object.keys(localStorage).filter(key => key.startsWith(this.#of) && !key.endsWith(HERE))
    const found = await Promise.all(
      others.map(key =>
        navigator.locks.request(`${PREFIX}:${key.slice(this.#of.length)}`, { ifAvailable: true }, free => {
          if (!free) return undefined
          const left = localStorage.getItem(key)
          localStorage.removeItem(key)
          return left ? unanswered(JSON.parse(left) as EditQueue) : undefined
        }),
      ),
    )
    return found.filter(queue => queue !== undefined)
  }
}

/** What was left before what has been written since. */
export const after = (left: EditQueue[], now: EditQueue): EditQueue => {
  const before = left.reduce(
    (all, of) => ({
      ...all,
      waiting: [...all.waiting, ...of.waiting],
      held: [...all.held, ...of.held],
      refused: [...all.refused, ...of.refused],
    }),
    emptyQueue,
  )
  return now.waiting.reduce(put, { ...before, held: [...before.held, ...now.held] })
}
