import type { Frame } from '#shared/reports/frame.ts'
import type { Data } from '../data/index.ts'

/** Whose a report is: the municipality's name, with its mark where it has one. */
export async function withLogo(data: Data, name: string): Promise<Frame['municipality']> {
  const logo = await data.reports.logo.find()
  return { name, ...(logo && { logo: { format: logo.format, base64: logo.base64 } }) }
}
