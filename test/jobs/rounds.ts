import { dataFor } from '#functions/data/index.ts'
import { networksOf } from '#functions/data/networks.ts'
import { releaseData } from '#functions/data/release-data.ts'
import type { Platform } from '#functions/platform/index.ts'
import { work } from '#functions/jobs/index.ts'
import type { FigureId } from '#shared/benchmark/key-figures.ts'
import { definitionOf } from '#shared/benchmark/key-figures.ts'
import type { OwnFigure } from '#shared/benchmark/own-figures.ts'
import { Network } from '#shared/networks.ts'
import { Snapshot } from '#shared/sharing.ts'
import { machine, type Machine } from '../town.ts'

export const DAY = '2026-06-15'
export const PERIOD = '2025'

type Value = number | undefined
/** What the members of a network give to figures: a value each, or nothing. */
export type Given = Record<string, Partial<Record<string, Value>>>

type Options = {
  on?: Machine
  id?: string
  period?: string
  releaseOn?: string
  figures?: FigureId[]
  ownFigures?: OwnFigure[]
  k?: number
  denominator?: number
}

/** A network whose members have given values to a round that is to be released. */
export async function given(values: Given, options: Options = {}): Promise<Machine> {
  const { on = await machine(), id = 'n1', period = PERIOD, releaseOn = DAY, figures = ['K1'], k = 5 } = options
  const network = Network.parse({ id, name: id, k, figures, ownFigures: options.ownFigures })
  const days = { opensOn: '2025-01-01', closesOn: '2025-01-31', releaseOn }
  await networksOf(on.platform).add(network, [{ network: id, period, figures, edition: 1, state: 'open', ...days }])
  const seat = { since: '2025-01-01', agreement: 1, acceptedBy: 'Eva Ek', acceptedOn: '2025-01-01' }
  await networksOf(on.platform).seat(
    id,
    Object.keys(values).map(municipality => ({ municipality, ...seat })),
  )
  await give(on, values, options)
  return on
}

/** What they give now, in place of what they gave. */
export async function give({ platform }: Machine, values: Given, options: Options = {}) {
  const { id: network = 'n1', period = PERIOD, figures = ['K1'], ownFigures = [], denominator = 10_000 } = options
  for (const [municipality, of] of Object.entries(values)) {
    const data = dataFor({ kind: 'job', municipality, job: 'test' }, platform)
    const said = figures.flatMap(figure => {
      const value = of[figure]
      const { scale, version } = definitionOf(figure, { ownFigures })!
      return value === undefined
        ? []
        : [{ figure, version, numerator: (value / scale) * denominator, denominator, value }]
    })
    const snapshot = Snapshot.parse({ network, municipality, period, givenOn: '2025-01-15', figures: said })
    const { door, keys } = data.scope
    await door.load([{ ...keys.snapshot(network, period), ...snapshot, at: '2025-01-15T05:00:00.000Z' }])
  }
}

/** Values of one figure, for municipalities 2001 and on. */
export const values = (of: Value[], figure = 'K1', first = 2001): Given =>
  Object.fromEntries(of.map((value, i) => [String(first + i), { [figure]: value }]))

/** Everything that waits in the queue, and what that sends, is worked off, in the order that `pick` gives. */
export async function drained({ platform, messages }: Machine, pick = (_: number) => 0, over: Platform = platform) {
  while (messages.length > 0) await work(messages.splice(pick(messages.length), 1)[0]!, over)
}

/** A morning's release, and at noon it is shown. */
export async function released(on: Machine, day = DAY, over: Platform = on.platform): Promise<Machine> {
  await frozen(on, day, over)
  await work({ job: 'show-releases', scope: 'all', day }, over)
  return on
}
export async function frozen(on: Machine, day = DAY, over: Platform = on.platform): Promise<Machine> {
  await work({ job: 'release-benchmarks', scope: 'all', day }, over)
  await drained(on, undefined, over)
  return on
}

/** What was told of a figure and period, in that order. */
export const line = async ({ platform }: Machine, figure = 'K1', period = PERIOD) =>
  (await releaseData(platform).line(figure, period)).map(
    ({ group, released: { median, quartiles, mean, why, n } }) => ({
      ...{ group, n, median, quartiles, mean, why },
    }),
  )
