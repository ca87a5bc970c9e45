import { definitions, type KeyFigureId } from '#shared/benchmark/key-figures.ts'
import type { Municipality } from '#shared/municipalities.ts'
import type { GivenFigure } from '#shared/sharing.ts'

/** Chance that is the same each time (Numerical Recipes' generator). */
function chance(seed: number) {
  let state = Math.imul(seed + 1, 2_654_435_761) >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Skewed, most within a factor of two and some far above, as costs are; shares lie all over, most of them low. */
function skewed(random: () => number, [least, most]: readonly [number, number]): number {
  if (most === 100) return least + (most - least) * random() ** 1.5
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return Math.min(most, least + (most - least) * 0.1 * Math.exp(0.5 * normal))
}

/** A value of each figure, with the inhabitants as denominator, whatever the figure is divided by. */
export function givenBy(of: Municipality, figures: KeyFigureId[], seed: number): GivenFigure[] {
  const random = chance(seed)
  return figures.map(figure => {
    const { version, bounds, scale } = definitions[figure]
    const denominator = of.population
    const numerator = Math.floor((skewed(random, bounds) / scale) * denominator)
    return { figure, version, numerator, denominator, value: (numerator / denominator) * scale }
  })
}
