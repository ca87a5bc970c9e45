import type { Key } from './keys.ts'

/** An edition as it stands in keys, so that they sort. */
const pad = (edition: number) => String(edition).padStart(2, '0')

/**
 * What is released of groups (B#, for reading), and what it is reckoned from (F#, for the release alone). A freeze is one
 * attempt to freeze, of which one counts.
 */
export const releaseKeys = {
  group: (group: string): Key => ({ pk: 'B#', sk: group }),
  shown: (group: string, period: string): Key => ({ pk: `B#${group}`, sk: period }),
  figure: (group: string, period: string, edition: number, figure: string): Key => ({
    pk: `B#${group}#${period}`,
    sk: `FIG#${pad(edition)}#${figure}`,
  }),
  certificate: (group: string, period: string, edition: number): Key => ({
    pk: `B#${group}#${period}`,
    sk: `CERT#${pad(edition)}`,
  }),
  frozen: (network: string, period: string, edition: number): Key => ({
    pk: `F#FROZEN#${network}#${period}`,
    sk: pad(edition),
  }),
  frozenFigure: (network: string, period: string, edition: number, freeze: string, figure: string): Key => ({
    pk: `F#FROZEN#${network}#${period}`,
    sk: `${pad(edition)}#${freeze}#${figure}`,
  }),
  told: (figure: string, period: string, group: string, edition: number): Key => ({
    pk: `F#${figure}#${period}`,
    sk: `${group}#${pad(edition)}`,
  }),
  /** How many have been told of a figure and period: whoever tells the next names the number that it saw. */
  last: (figure: string, period: string): Key => ({ pk: `F#${figure}#${period}`, sk: 'LAST' }),
}
