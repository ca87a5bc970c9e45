import type { Year } from './day.ts'
import { knownFamilies } from './families.ts'
import { framedAs, framesIn, frameTotal, gapsOf, type AskedFor, type FrameLevel, type KeptFrame } from './frames.ts'
import type { Model } from './model.ts'
import { sum, type Ore } from './money.ts'
import type { ManagedObject } from './objects.ts'
import { tree, type Unit } from './units.ts'
import { spelled } from './written.ts'

/**
 * What may have a frame, in öre: its frame where it has one, what the plans ask for within it, what is left, and the year
 * before's budget. `revision` is that of the kept frame, 0 where there never was one; `depth` is how deep a unit lies.
 */
export type FrameLine = {
  level: FrameLevel
  of: string
  name: string
  depth: number
  revision: number
  amount?: Ore
  gap?: Ore
  below: Ore
  before: Ore
  objects: string[]
}

export type FramesInput = {
  year: Year
  frames: (KeptFrame & { revision: number })[]
  asked: AskedFor[]
  /** The year before's budget of each object, in öre. */
  before: Map<string, Ore>
  objects: Pick<ManagedObject, 'id' | 'name' | 'family' | 'unit'>[]
  units: Unit[]
  model: Pick<Model, 'families'>
}

type Candidate = Pick<FrameLine, 'level' | 'of' | 'name' | 'depth'>

/** Everything that may have a frame: units in their tree, families and objects by name. */
function candidates({ objects, units, model }: FramesInput): Candidate[] {
  const byName = <T extends { name: string }>(all: T[]) => all.toSorted((a, b) => a.name.localeCompare(b.name, 'sv'))
  const families = knownFamilies(model, objects).map(name => ({ of: name, name }))
  return [
    ...tree(units).map(({ id: of, name, depth }) => ({ level: 'unit' as const, of, name, depth })),
    ...byName(families).map(family => ({ level: 'family' as const, ...family, depth: 0 })),
    ...byName(objects).map(({ id: of, name }) => ({ level: 'object' as const, of, name, depth: 0 })),
  ]
}

/**
 * Ramar uppifrån och summor nerifrån, of a year: a line for each unit, family and object that plans ask for money
 * within, or that has a frame. `total` is each level's frames together; `all` is what every plan asks for, and what
 * objects without any frame above them ask for.
 */
export function frameLines(input: FramesInput) {
  const { year, frames, asked, before, objects, units } = input
  const all = candidates(input)
  const kept = new Map(frames.map(frame => [`${frame.level}#${framedAs(frame)}`, frame]))
  const keptOf = (of: Candidate) => kept.get(`${of.level}#${framedAs(of)}`)
  // Each is held against nothing too, so that what is asked for within it is told by the same rule.
  const nothing = all.map(({ level, of }) => ({ level, of, year, amount: 0 }))
  const within = gapsOf(year, nothing, asked, objects, units).gaps
  const lines = all.flatMap((candidate, i): FrameLine[] => {
    const { objects, below } = within[i]!
    const frame = keptOf(candidate)
    const amount = frame?.amount
    if (objects.length === 0 && amount === undefined) return []
    const was = sum(objects.map(id => before.get(id) ?? 0))
    const told = amount !== undefined && { amount, gap: amount - below }
    return [{ ...candidate, revision: frame?.revision ?? 0, below, before: was, objects, ...told }]
  })
  const { gaps, lacking } = gapsOf(year, framesIn(frames), asked, objects, units)
  const total = (level: FrameLevel) => {
    const n = gaps.filter(({ frame }) => frame.level === level).length
    return { ...frameTotal(gaps, level, units), n }
  }
  return {
    lines,
    total: { unit: total('unit'), family: total('family'), object: total('object') },
    lacking: lacking.filter(({ below }) => below !== 0),
    below: sum(asked.filter(of => of.year === year).map(({ amount }) => amount)),
    before: sum([...before.values()]),
  }
}

/** Is there such a unit, family or object? What has a frame must be there. */
export const isFramed = (
  { level, of }: Pick<FrameLine, 'level' | 'of'>,
  input: Pick<FramesInput, 'objects' | 'units' | 'model'>,
) =>
  level === 'unit'
    ? input.units.some(({ id }) => id === of)
    : level === 'object'
      ? input.objects.some(({ id }) => id === of)
      : knownFamilies(input.model, input.objects).some(name => spelled(name) === spelled(of))
