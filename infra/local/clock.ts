import type { Clock } from '#functions/platform/clock.ts'
import { addDays, type Day } from '#shared/day.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Keep } from './folder.ts'

/** The day of the demo data, where the local clock starts. */
export const FIRST_DAY: Day = '2026-09-14'

/** `fired`: the last day whose scheduled work is done. */
type State = { today: Day; fired: Day | undefined }

/**
 * The two clocks of one computer: `now` is real, `today` stands still until it is moved.
 * `fire` does a day's scheduled work to its end; every day passed is fired once, in order, also after a crash.
 */
export function openClock(keep: Keep, fire: (day: Day) => Promise<void>) {
  let state: State = keep.read('clock') ?? { today: FIRST_DAY, fired: undefined }
  let target: Day | undefined
  let line: Promise<unknown> = Promise.resolve()
  const set = (next: State) => keep.write('clock', (state = next))
  const clock: Clock = { now: () => new Date(), today: () => state.today }

  async function fireToday() {
    if (state.fired === state.today) return
    await fire(state.today)
    set({ ...state, fired: state.today })
  }

  async function walk(to: Day) {
    if (to < state.today) throw new Refusal('day_before_today', { day: to })
    target = to
    try {
      await fireToday()
      while (state.today < to) {
        set({ ...state, today: addDays(state.today, 1) })
        await fireToday()
      }
    } finally {
      target = undefined
    }
    return state.today
  }

  /** One at a time: who comes second walks on from where the first stopped. */
  function next<T>(step: () => Promise<T>): Promise<T> {
    const mine = line.then(step)
    line = mine.catch(() => {})
    return mine
  }

  return {
    clock,
    /** The day, and the day it is on its way to. */
    state: () => ({ today: state.today, ...(target && { target }) }),
    /** Moves on to a later day; refuses to go back. Answers when all work in between is done. */
    moveTo: (day: Day) => next(() => walk(day)),
    /** Does what was not done before a crash, and the first day's work. */
    catchUp: () => next(() => walk(state.today)),
    /** Only with fresh demo data; runs `between` while nobody else moves the clock. */
    restart: (between: () => Promise<void>) =>
      next(async () => {
        set({ today: FIRST_DAY, fired: undefined })
        await between()
        await walk(FIRST_DAY)
      }),
  }
}
