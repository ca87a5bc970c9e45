import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx'
import { wordsOf, type Block, type Cell, type Report, type Table as TableOf } from '#shared/reports/document.ts'

const sans = 'Hanken Grotesk'
const serif = 'Source Serif 4'
/** The room between the margins of an A4, in twentieths of a point. */
const ROOM = 9740
const MARGIN = 1080
type Line = { style: (typeof BorderStyle)[keyof typeof BorderStyle]; color: string; size: number }
const line = (color: string, size: number): Line => ({ style: BorderStyle.SINGLE, color, size })
const none: Line = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const grey = '444444'

const head = (size: number, before: number, after: number) => ({
  run: { font: sans, size, bold: true, color: '111111' },
  paragraph: { spacing: { before, after }, keepNext: true },
})
const stylesIn = (locale: Report['locale']) => ({
  default: {
    document: {
      run: { font: serif, size: 21, language: { value: locale === 'sv' ? 'sv-SE' : 'en-GB' } },
      paragraph: { spacing: { after: 140 } },
    },
    title: head(50, 0, 60),
    heading1: head(25, 360, 120),
    heading2: head(20, 240, 100),
  },
})

/** A report as a Word document: headings are styles, a table's headings are repeated, and what is drawn is said in words. */
export async function wordOf(report: Report): Promise<Uint8Array> {
  const { title, subtitle, municipality, draft, words, footer, facts } = report
  const name = [title, subtitle].filter(Boolean).join(', ')
  const document = new Document({
    title: name,
    creator: municipality.name,
    lastModifiedBy: municipality.name,
    styles: stylesIn(report.locale),
    sections: [
      {
        properties: { page: { margin: { top: 1400, bottom: 1200, left: MARGIN, right: MARGIN } } },
        headers: {
          default: new Header({ children: [edge(municipality.name, (draft ? `${words.draft}. ` : '') + name)] }),
        },
        footers: { default: new Footer({ children: [edge(footer, pages(words.pages))] }) },
        children: [
          ...(municipality.logo ? [logo(municipality.logo, municipality.name)] : []),
          new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
          ...(subtitle ? [new Paragraph({ text: subtitle })] : []),
          ...(facts.length > 0 ? [factsOf(facts)] : []),
          ...report.sections.flatMap(({ heading, blocks }) => [
            new Paragraph({ text: heading, heading: HeadingLevel.HEADING_1 }),
            ...blocks.flatMap(blockOf),
          ]),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

/** A line of the header or the footer: one text to the left and one to the right. */
const edge = (left: string, right: string | TextRun[]) =>
  new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: ROOM }],
    children: [
      new TextRun({ text: `${left}\t`, font: sans, size: 16, color: grey }),
      ...(typeof right === 'string' ? [new TextRun({ text: right, font: sans, size: 16, color: grey })] : right),
    ],
  })

/** `Sida {n} av {all}` with fields that Word fills in. */
const pages = (words: string): TextRun[] =>
  words.split(/(\{n\}|\{all\})/).map(part => {
    const field = { '{n}': PageNumber.CURRENT, '{all}': PageNumber.TOTAL_PAGES }[part]
    return new TextRun({ children: [field ?? part], font: sans, size: 16, color: grey })
  })

const logo = ({ format, base64 }: NonNullable<Report['municipality']['logo']>, alt: string) => {
  const data = Buffer.from(base64, 'base64')
  const common = {
    data,
    transformation: { width: 120, height: 40 },
    altText: { name: alt, title: alt, description: alt },
  }
  // What Word cannot draw of an SVG it shows as a picture; a mark has none, and is drawn.
  const picture =
    format === 'png'
      ? new ImageRun({ type: 'png', ...common })
      : new ImageRun({ type: 'svg', ...common, fallback: { type: 'png', data: clear } })
  return new Paragraph({ alignment: AlignmentType.RIGHT, children: [picture] })
}
/** One clear pixel. */
const clear = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

const blockOf = (block: Block): (Paragraph | Table)[] => {
  if (block.kind === 'heading') return [new Paragraph({ text: block.text, heading: HeadingLevel.HEADING_2 })]
  if (block.kind === 'table') return [tableOf(block)]
  return block.text.split('\n\n').map(text => new Paragraph({ text }))
}

const factsOf = (facts: Report['facts']) =>
  plain(
    facts.map(() => ROOM / facts.length),
    [
      new TableRow({ tableHeader: true, children: facts.map(({ label }) => cell(label, { top: line('111111', 10) })) }),
      new TableRow({ children: facts.map(({ value }) => cell(value, { bottom: line('999999', 4) }, { bold: true })) }),
    ],
  )

function tableOf({ columns, rows, total }: TableOf) {
  const grow = columns.map(column => column.grow ?? 0.6)
  const all = grow.reduce((a, b) => a + b, 0)
  const end = (i: number) => columns[i]?.end === true
  const row = (cells: Cell[], bottom: Line, bold = false) =>
    new TableRow({
      cantSplit: true,
      children: cells.map((of, i) => cell(wordsOf(of), { bottom }, { bold, end: end(i) })),
    })
  const heads = columns.map(({ name }, i) =>
    cell(name, { top: line('111111', 10), bottom: line('555555', 6) }, { small: true, end: end(i) }),
  )
  return plain(
    grow.map(of => Math.round((of / all) * ROOM)),
    [
      new TableRow({ tableHeader: true, cantSplit: true, children: heads }),
      ...rows.map((cells, i) => row(cells, i === rows.length - 1 && total ? line('111111', 6) : line('BBBBBB', 4))),
      ...(total ? [row(total, none, true)] : []),
    ],
  )
}

const plain = (columnWidths: number[], rows: TableRow[]) =>
  new Table({
    rows,
    columnWidths,
    width: { size: ROOM, type: WidthType.DXA },
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
  })

type Edges = { top?: Line; bottom?: Line }
const cell = (text: string, borders: Edges, { bold = false, end = false, small = false } = {}) =>
  new TableCell({
    borders,
    margins: { top: 60, bottom: 60, left: 0, right: 120 },
    children: [
      new Paragraph({
        spacing: { after: 0 },
        alignment: end ? AlignmentType.RIGHT : AlignmentType.LEFT,
        children: [new TextRun({ text, font: sans, size: small ? 16 : 18, bold, ...(small && { color: grey }) })],
      }),
    ],
  })
