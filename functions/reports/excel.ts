import type { Report } from '#shared/reports/document.ts'
export const excelOf = async (_: Report): Promise<Uint8Array> => new Uint8Array()
