import type { Key } from './keys.ts'

/** What is released of groups. An edition has two digits; a freeze is one attempt to freeze, of which one counts. */
export const releaseKeys = {
  shown: (group: string, period: string): Key => ({ pk: `B#${group}`, sk: period }),
  frozen: (group: string, period: string, edition: number): Key => ({
    pk: `B#${group}#${period}`,
    sk: `FROZEN#${editionPad(edition)}`,
  }),
  frozenFigure: (group: string, period: string, edition: number, freeze: string, figure: string): Key => ({
    pk: `B#${group}#${period}`,
    sk: `FROZEN#${editionPad(edition)}#${freeze}#${figure}`,
  }),
  figure: (group: string, period: string, edition: number, figure: string): Key => ({
    pk: `B#${group}#${period}`,
    sk: `FIG#${editionPad(edition)}#${figure}`,
  }),
  certificate: (group: string, period: string, edition: number): Key => ({
    pk: `B#${group}#${period}`,
    sk: `CERT#${editionPad(edition)}`,
  }),
  told: (figure: string, period: string, group: string, edition: number): Key => ({
    pk: `F#${figure}#${period}`,
    sk: `${group}#${editionPad(edition)}`,
  }),
  last: (figure: string, period: string): Key => ({ pk: `F#${figure}#${period}`, sk: 'LAST' }),
}
const editionPad = (edition: number) => String(edition).padStart(2, '0')
