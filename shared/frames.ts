import * as z from 'zod'
import { Year } from './day.ts'
import { Ore, sum } from './money.ts'
import type { ManagedObject } from './objects.ts'
import { finder } from './spelling.ts'
import { branchOf, type Unit } from './units.ts'
import { spelled } from './written.ts'

export const FrameLevel = z.enum(['object', 'family', 'unit'])
export type FrameLevel = z.infer<typeof FrameLevel>

/** Ram: what an object, a family or a unit may cost in a year, in öre, given from above. `of`: an object's or a unit's id, a family's name. */
export const Frame = z.object({ level: FrameLevel, of: z.string().min(1).max(120), year: Year, amount: Ore })
export type Frame = z.infer<typeof Frame>

/** A frame as it is kept: one that was taken away stays without an amount, so that its story goes on. */
export const KeptFrame = Frame.extend({ amount: Ore.optional() })
export type KeptFrame = z.infer<typeof KeptFrame>

/** The frames that there are, of those that are kept. */
export const framesIn = <F extends KeptFrame>(kept: F[]): (F & Frame)[] =>
  kept.filter((frame): frame is F & Frame => frame.amount !== undefined)

/** What a frame is for, by the same word however a family is spelled: there is one a year for each. */
export const framedAs = ({ level, of }: Pick<Frame, 'level' | 'of'>): string => (level === 'family' ? spelled(of) : of)

type Framed = Pick<ManagedObject, 'id' | 'name' | 'family' | 'unit'>
/** What an object asks for in a year, from below, in öre. */
export type AskedFor = { object: string; year: Year; amount: Ore }

/** A frame against the sum from below, in öre: `gap` is what is left of the frame, below 0 where more is asked for than it gives. */
export type Gap = { frame: Frame; objects: string[]; below: Ore; gap: Ore }

/** Does an object lie within a frame: it is the one, belongs to the family, or to the unit or one under it? */
function within(units: Unit[]): (frame: Frame) => (object: Framed) => boolean {
  const find = finder(units)
  return ({ level, of }) => {
    if (level === 'object') return object => object.id === of
    if (level === 'family') return object => spelled(object.family) === spelled(of)
    const branch = branchOf(units, of)
    return object => branch.has(find(object.unit)?.id ?? '')
  }
}

/**
 * Ram uppifrån mot summa nerifrån, of a year: each frame against the sum of what its objects ask for, never rounded. A
 * frame stands for itself: those of an object, its family and its unit are three ways to say a limit, and are not
 * added. An object lacks a frame where nothing above it has one either; what it asks for is told with it.
 */
export function gapsOf(year: Year, frames: Frame[], asked: AskedFor[], objects: Framed[], units: Unit[] = []) {
  const own = new Map<string, Ore>()
  for (const { object, year: of, amount } of asked) if (of === year) own.set(object, (own.get(object) ?? 0) + amount)
  const liesIn = within(units)
  const gaps = frames
    .filter(frame => frame.year === year)
    .map((frame): Gap => {
      const inside = objects.filter(liesIn(frame)).map(({ id }) => id)
      const below = sum(inside.map(id => own.get(id) ?? 0))
      return { frame, objects: inside, below, gap: frame.amount - below }
    })
  const framed = new Set(gaps.flatMap(gap => gap.objects))
  const known = objects.map(({ id }) => id)
  const all = [...new Set([...known, ...own.keys()])]
  const lacking = all.filter(id => !framed.has(id)).map(object => ({ object, below: own.get(object) ?? 0 }))
  return { gaps, lacking }
}

/**
 * The frames of one level together, in öre: what they give, what is asked for within them, and what is left. A unit's
 * frame that lies within another unit's is a part of it, and not added.
 */
export function frameTotal(gaps: Gap[], level: FrameLevel, units: Unit[] = []) {
  const own = gaps.filter(({ frame }) => frame.level === level)
  const inner = new Set(
    level === 'unit' ? own.flatMap(({ frame: { of } }) => [...branchOf(units, of)].filter(id => id !== of)) : [],
  )
  const outer = own.filter(({ frame }) => !inner.has(frame.of))
  const [frame, below] = [sum(outer.map(gap => gap.frame.amount)), sum(outer.map(gap => gap.below))]
  return { frame, below, gap: frame - below }
}
