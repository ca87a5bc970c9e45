import type { Report } from '#shared/reports/document.ts'
export const wordOf = async (_: Report): Promise<Uint8Array> => new Uint8Array()
