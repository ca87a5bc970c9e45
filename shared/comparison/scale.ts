export type Scale = { from: number; to: number }

/**
 * A scale that begins and ends at round numbers outside what is shown: a tenth of air on both sides, rounded outwards.
 * Only what the reader sees anyhow is asked for, so the ends tell nothing of others. Below zero it goes only with what is.
 */
export function scaleOf(shown: readonly (number | undefined)[]): Scale {
  const values = shown.filter(value => value !== undefined)
  if (values.length === 0) return { from: 0, to: 1 }
  const [least, most] = [Math.min(...values), Math.max(...values)]
  // Of the spread, or of the values themselves where they lie close.
  const wide = Math.max(most - least, Math.abs(most) / 2, Math.abs(least) / 2) || 1
  const step = roundStep(wide / 5)
  const ends = { from: Math.floor((least - wide / 10) / step) * step, to: Math.ceil((most + wide / 10) / step) * step }
  return {
    from: least >= 0 ? Math.max(0, ends.from) : ends.from,
    to: most <= 0 && least < 0 ? Math.min(0, ends.to) : ends.to,
  }
}

/** The next of 1, 2 and 5 times a power of ten. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least))
  return power * ([1, 2, 5].find(of => of * power >= least) ?? 10)
}
