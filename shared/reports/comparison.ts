import * as m from '#messages'
import type { Certificate } from '../benchmark/certificate.ts'
import type { Released } from '../benchmark/released.ts'
import type { Day } from '../day.ts'
import type { Delivery, Period } from '../rounds.ts'
import { certificateBlocks, hashText } from './comparison-certificate.ts'
import * as tables from './comparison-tables.ts'
import { comparisonTitle } from './comparison-title.ts'
import { numbered, type Report } from './document.ts'
import { inFrame, type Frame } from './frame.ts'

/** A figure as a report of comparison tells it, in the reader's words, with what was released of the group. */
export type ReportedFigure = {
  figure: string
  name: string
  unit: string
  decimals: number
  definition: string
  included: string
  version: number
  /** The day from which the definition's version holds. */
  from?: Day
  released: Released
}
/** What the reading member itself gave of a figure: its value, how complete its cost is, and its values of earlier periods. */
export type Given = { value: number; coverage?: string; earlier: { period: Period; value: number }[] }

export type ComparisonInput = {
  group: string
  period: Period
  certificate: Certificate
  figures: ReportedFigure[]
}
export type MemberInput = ComparisonInput & {
  /** By figure. Den som ger får se: of a figure that it did not give, a member sees nothing of the others. */
  given: Map<string, Given>
}
export type NetworkInput = ComparisonInput & {
  /** Who is a member, and that it has given; never what. Left out of what anyone may read. */
  members?: ((Pick<Delivery, 'givenOn' | 'figures' | 'answered'> & { name: string }) | { name: string })[]
}

const factsOf = ({ certificate }: ComparisonInput, figures: ReportedFigure[], { locale }: Frame) => {
  const shown = figures.filter(({ released }) => released.median !== undefined).length
  const most = Math.max(0, ...certificate.figures.map(({ n }) => n ?? 0))
  return [
    {
      label: m.comparison_report_shown({}, { locale }),
      value: m.reports_n_of({ n: shown, all: certificate.figures.length }, { locale }),
    },
    ...(most > 0 ? [{ label: m.comparison_report_most({}, { locale }), value: String(most) }] : []),
    { label: m.comparison_report_released_on({}, { locale }), value: certificate.releasedOn },
  ]
}

const footOf = ({ certificate }: ComparisonInput, { locale }: Frame) =>
  m.comparison_report_foot(
    { day: certificate.releasedOn, rules: certificate.rules, hash: hashText(certificate.hash, 'short') },
    { locale },
  )

/** What every reader is told of a release, after what is the reader's own. */
const released = (input: ComparisonInput, figures: ReportedFigure[], frame: Frame) => [
  { heading: m.comparison_report_released({}, frame), blocks: tables.releasedOf(figures, input.certificate, frame) },
  { heading: m.comparison_report_why({}, frame), blocks: tables.whyOf(figures, input.certificate, frame) },
]
const explained = (input: ComparisonInput, figures: ReportedFigure[], frame: Frame) => [
  { heading: m.comparison_report_definitions({}, frame), blocks: tables.definitionsOf(figures, frame) },
  { heading: m.comparison_report_certificate({}, frame), blocks: certificateBlocks(input.certificate, frame) },
]

/** A member's report of a released round: where it lies in the figures that it gave, and why nothing is said of the others. */
export function memberReport(input: MemberInput, frame: Frame): Report {
  const { given, certificate } = input
  const seen = input.figures.filter(({ figure }) => given.has(figure))
  const notGiven = input.figures.filter(({ figure }) => !given.has(figure))
  return inFrame(frame, {
    title: comparisonTitle(input.period, frame),
    subtitle: input.group,
    draft: false,
    day: certificate.releasedOn,
    facts: factsOf(input, seen, frame),
    sections: numbered([
      { heading: m.comparison_report_place({}, frame), blocks: tables.placesOf(seen, given, frame) },
      ...released(input, seen, frame),
      { heading: m.comparison_report_trend({}, frame), blocks: tables.trendsOf(seen, given, frame) },
      { heading: m.comparison_report_coverage({}, frame), blocks: tables.coverageOf(seen, given, frame) },
      { heading: m.comparison_report_not_given({}, frame), blocks: tables.notGivenOf(notGiven, frame) },
      ...explained(input, seen, frame),
    ]),
    footer: footOf(input, frame),
  })
}

/** The network's report: what was released of it and who took part. No municipality's value is in it, a coordinator's own neither. */
export function networkReport(input: NetworkInput, frame: Omit<Frame, 'municipality'>): Report {
  const within = { ...frame, municipality: { name: m.app_name({}, frame) } }
  const { certificate, figures, members } = input
  return inFrame(within, {
    title: input.group,
    subtitle: comparisonTitle(input.period, frame),
    draft: false,
    day: certificate.releasedOn,
    facts: factsOf(input, figures, within),
    sections: numbered([
      ...released(input, figures, within),
      { heading: m.comparison_report_trend({}, frame), blocks: tables.trendsOf(figures, undefined, within) },
      {
        heading: m.comparison_report_members({}, frame),
        blocks: tables.membersOf(members ?? [], certificate.figures.length, within),
      },
      ...explained(input, figures, within),
    ]),
    footer: footOf(input, within),
  })
}
