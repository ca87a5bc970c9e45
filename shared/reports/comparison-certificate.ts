import * as m from '#messages'
import type { Certificate } from '../benchmark/certificate.ts'
import { moment } from '../format.ts'
import type { Text } from '../system-texts.ts'
import { paragraph, table, type Block } from './document.ts'
import type { Frame } from './frame.ts'

const leftOut: Record<Certificate['notProven'][number], Text> = {
  several_periods: m.comparison_report_not_proven_periods,
  related_figures: m.comparison_report_not_proven_figures,
  quantiles_of_several_groups: m.comparison_report_not_proven_quantiles,
}

/** A hash so that it can be read: in groups, whole or its ends. */
export const hashText = (hash: string, how: 'whole' | 'short'): string =>
  how === 'short' ? `${hash.slice(0, 4)} ${hash.slice(4, 8)} … ${hash.slice(-4)}` : hash.match(/.{1,8}/g)!.join(' ')

/** The certificate of a release as a report tells it: by which rules, what was taken away, and what is not proven. */
export function certificateBlocks(of: Certificate, { locale }: Pick<Frame, 'locale'>): Block[] {
  const narrowest =
    of.narrowest === undefined
      ? m.comparison_report_cert_none({}, { locale })
      : m.comparison_report_cert_reach({ n: of.narrowest }, { locale })
  const rows: [label: string, value: string][] = [
    [m.comparison_report_cert_rules({}, { locale }), m.comparison_report_version({ n: of.rules }, { locale })],
    [m.comparison_report_median({}, { locale }), m.comparison_report_cert_from({ n: of.k }, { locale })],
    [m.comparison_report_half({}, { locale }), m.comparison_report_cert_from({ n: of.band }, { locale })],
    [m.comparison_report_cert_rounding({}, { locale }), m.comparison_report_cert_digits({}, { locale })],
    [m.comparison_report_cert_order({}, { locale }), m.comparison_report_cert_in_order({}, { locale })],
    [m.comparison_report_cert_removed({}, { locale }), String(of.removed)],
    [m.comparison_report_cert_narrowest({}, { locale }), narrowest],
    [m.comparison_report_cert_edition({}, { locale }), String(of.edition)],
    [m.comparison_report_cert_frozen({}, { locale }), moment(new Date(of.frozenAt))],
    [m.comparison_report_released_on({}, { locale }), of.releasedOn],
    [m.comparison_report_cert_hash({}, { locale }), hashText(of.hash, 'whole')],
  ]
  return [
    ...paragraph(m.comparison_report_cert_what({}, { locale })),
    ...table(
      [
        { name: m.comparison_report_cert_point({}, { locale }) },
        { name: m.comparison_report_cert_says({}, { locale }), grow: 1 },
      ],
      rows,
    ),
    { kind: 'heading', text: m.comparison_report_not_proven({}, { locale }) },
    ...paragraph(of.notProven.map(what => leftOut[what]({}, { locale })).join('\n\n')),
  ]
}
