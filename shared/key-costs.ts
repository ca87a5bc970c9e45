import { partOf, split, sum, WHOLE, type BasisPoints, type Ore } from './money.ts'

/** What cannot be told for want of something to divide by; never 0. */
export type Unknown = 'unknown'

/** Cost per user, in whole öre and half away from zero. Unknown where nobody has counted the users, or there are none. */
export const costPerUser = (cost: Ore, users: number | undefined): Ore | Unknown => per(cost, users, 1)

/** Cost per årsarbetare, given in hundredths (12,5 is 1250), in whole öre and half away from zero. Unknown as for users. */
export const costPerFte = (cost: Ore, hundredths: number | undefined): Ore | Unknown => per(cost, hundredths, 100)

const per = (cost: Ore, of: number | undefined, unit: number): Ore | Unknown =>
  of !== undefined && of > 0 ? partOf(cost, unit, of) : 'unknown'

/**
 * Vidmakthållande, vidareutveckling och avveckling: the part of their sum that each is, in basis points that are 10 000
 * together. Unknown where nothing is spent, or money came back on one of them: then there are no parts.
 */
export function upkeepShare(upkeep: Ore, enhancement: Ore, retirement: Ore = 0): NatureShares | Unknown {
  const parts = [upkeep, enhancement, retirement]
  if (parts.some(part => part < 0) || sum(parts) === 0) return 'unknown'
  const [kept, made, ended] = split(WHOLE, parts) as [BasisPoints, BasisPoints, BasisPoints]
  return { upkeep: kept, enhancement: made, retirement: ended }
}
type NatureShares = { upkeep: BasisPoints; enhancement: BasisPoints; retirement: BasisPoints }

/**
 * What a total of operations can be made of: what the file and the plans say, calculated staff cost, calculated capital
 * cost of investments, and intern fördelning. An outlay is part of no such total.
 */
export const costParts = ['operations', 'staff', 'capital', 'allocation'] as const
export type CostPart = (typeof costParts)[number]

/** How much of the file is placed, in öre without sign: rows of costs and incomes count as large as they are. */
export type Placed = { placed: Ore; unallocated: Ore }

/**
 * How complete a total is: placed ÷ (placed + unallocated), in basis points rounded down, so that 100 % is said only
 * where nothing is unallocated. Unknown where no file has been read in.
 */
export const completeness = ({ placed, unallocated }: Placed): BasisPoints | Unknown =>
  placed + unallocated > 0
    ? Number((BigInt(placed) * BigInt(WHOLE)) / (BigInt(placed) + BigInt(unallocated)))
    : 'unknown'

/** A total in öre with what it says of itself. */
export type Stated = { total: Ore; includes: CostPart[]; excludes: CostPart[]; complete: BasisPoints | Unknown }

/**
 * A total, what it includes and how complete it is. A part that is not given is not included, which is another thing
 * than a part of 0 kr. Where nothing from the file is included, none stands behind it and completeness is unknown.
 */
export function stated(parts: Partial<Record<CostPart, Ore>>, file: Placed): Stated {
  const includes = costParts.filter(part => parts[part] !== undefined)
  return {
    total: sum(includes.map(part => parts[part]!)),
    includes,
    excludes: costParts.filter(part => !includes.includes(part)),
    complete: includes.includes('operations') ? completeness(file) : 'unknown',
  }
}
