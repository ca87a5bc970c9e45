import { sameGiven, tellsAsMuch, type Correction } from '#shared/benchmark/correction.ts'
import type { Frozen } from '#shared/benchmark/frozen.ts'
import { roundFigure } from '#shared/benchmark/round-figure.ts'
import { tooSimilar } from '#shared/benchmark/screening.ts'
import type { Day } from '#shared/day.ts'
import { moved, type Round } from '#shared/rounds.ts'
import type { Machine } from '../data/machine.ts'
import type { ReleaseData } from '../data/release-data.ts'
import { loadSolver } from '../platform/solver.ts'
import { freeze, type Releasing } from './freeze-round.ts'
import { groundOf } from './release-round.ts'

/**
 * A correction that is asked for: what the members give now is frozen as the next edition, and tried as a whole before
 * anything of it is told. Answers the frozen edition when it may be released; otherwise it is refused, and nothing is left of it.
 */
export async function correct(
  data: ReleaseData,
  machine: Pick<Machine, 'clock'>,
  network: Releasing,
  round: Round,
  day: Day,
): Promise<Frozen | undefined> {
  const { correction } = round
  if (!correction || (correction.state !== 'asked' && correction.state !== 'accepted')) return undefined
  const edition = round.edition + 1
  const frozen = await freeze(data, machine, network, round, edition)
  const why = correction.state === 'accepted' ? undefined : await tried(data, frozen)
  const told: Round = {
    ...round,
    correction: { ...correction, triedOn: day, state: why ? 'refused' : 'accepted', ...(why && { why }) },
  }
  if (why) {
    if (await data.moveRound(round, told)) await data.discardFrozen(frozen)
    return undefined
  }
  return (await data.moveRound(round, moved(told, 'frozen'))) ? frozen : undefined
}

/** Why an edition may not be told: too few have joined or left, or together with the first it tells too much. */
async function tried(data: ReleaseData, frozen: Frozen): Promise<Correction['why']> {
  const solve = await loadSolver()
  let changed = false
  for (const group of frozen.groups)
    for (const asked of frozen.asked) {
      const ground = await groundOf(data, frozen, group, asked, [])
      if (!ground.before) continue
      const { contributions: first, released } = ground.before
      changed ||= !sameGiven(first, ground.contributions)
      // Of those who have given something else it is the auditor that says what they tell.
      if (tooSimilar(ground.contributions, [first], frozen.k)) return 'too_few_changed'
      const line = await data.line(asked.figure, frozen.period)
      const outcome = roundFigure({ ...ground, line: () => line }, solve)
      if (!tellsAsMuch(released, outcome.released)) return 'tells_too_much'
    }
  return changed ? undefined : 'nothing_changed'
}
