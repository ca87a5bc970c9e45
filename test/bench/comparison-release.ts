import { loadSolver } from '#functions/platform/solver.ts'
import { definitions } from '#shared/benchmark/key-figures.ts'
import { release } from '#shared/benchmark/release.ts'
import { BAND, K } from '#shared/benchmark/screening.ts'
import { municipalities } from '#shared/municipalities.ts'
import { realNetworks } from '../shared/benchmark/real-networks.ts'
import { givenBy } from './comparison-given.ts'
import { median, type Figure } from './figure.ts'

/** Rounds of other values: how long an audit takes depends on what it finds. */
const RUNS = 9
/** Real networks of 12 and of 68. */
const groups = [
  { members: realNetworks['Resultatnätverket R12']!, goal: '≤ 2' },
  { members: realNetworks['SmåKom']!, goal: '≤ 60' },
]

/** Cost per inhabitant of one group, released: screened, computed and audited against every pair of its members, or every one. */
export async function releases(): Promise<Figure[]> {
  const solve = await loadSolver()
  const asked = { figure: 'K1', ...definitions.K1 }
  return groups.flatMap(({ members, goal }) => {
    const of = municipalities.filter(({ code }) => members.includes(code))
    return ([1, 0] as const).flatMap(accomplices => {
      const runs = Array.from({ length: RUNS }, (_, run) => {
        const contributions = of.map((one, i) => {
          const { numerator, denominator, value } = givenBy(one, ['K1'], 1000 * (run + 1) + i)[0]!
          return { municipality: one.code, numerator, denominator, value }
        })
        const began = performance.now()
        const { programs } = release(asked, contributions, [], { k: K, band: BAND }, solve, accomplices)
        return { seconds: (performance.now() - began) / 1000, programs }
      })
      const name = `one figure of ${of.length}, ${accomplices ? 'with an accomplice' : 'without'}`
      const seconds = runs.map(run => run.seconds)
      const round = (value: number) => Math.round(value * 10_000) / 10_000
      return [
        { figure: name, value: round(median(seconds)), unit: 's', goal },
        { figure: `${name}, the longest of ${RUNS}`, value: round(Math.max(...seconds)), unit: 's', goal },
        { figure: `${name}, programs`, value: median(runs.map(run => run.programs)), unit: 'programs' },
      ]
    })
  })
}
