import type { Format, Report } from '#shared/reports/document.ts'

/** Makes a file of a report. Only the worker that makes reports has what it takes. */
export type Print = (report: Report, format: Format) => Promise<Uint8Array>
