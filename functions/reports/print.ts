import type { Print } from '../platform/print.ts'

/** Makes a file of a report. What makes it is loaded when it is first asked for. */
export const print: Print = async (report, format) => {
  if (format === 'pdf') return (await import('./pdf.ts')).pdfOf(report)
  if (format === 'docx') return (await import('./word.ts')).wordOf(report)
  return (await import('./excel.ts')).excelOf(report)
}
