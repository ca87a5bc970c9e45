/**
 * How something of the register stands: why it is not as it should be, the expected facts that are missing, and how
 * much of what is expected is there, in whole per cent. Computed, never typed.
 */
export type Standing<Reason extends string = string> = { reasons: Reason[]; missing: string[]; complete: number }

/** How much of what is expected is there, in whole per cent; 100 only when nothing is missing. */
export const partThere = (expected: number, missing: number): number =>
  expected === 0 ? 100 : Math.floor(((expected - missing) / expected) * 100)

/** The missing facts that no reason tells of already: nothing is told twice. `about` is the field that mends a reason. */
export const untold = <Reason extends string>(
  { reasons, missing }: Pick<Standing<Reason>, 'reasons' | 'missing'>,
  about: Partial<Record<Reason, string>>,
): string[] => missing.filter(field => !reasons.some(reason => about[reason] === field))
