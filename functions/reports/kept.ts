import { planReport } from '#shared/reports/plan.ts'
import type { Report } from '#shared/reports/document.ts'
import type { Data } from '../data/index.ts'
import { withLogo } from './logo.ts'
import { readPlan } from './read.ts'

/** An approved version as it is kept, in Swedish: the municipality's own language. */
export async function keptReport(
  data: Data,
  year: number,
  object: string,
  version: number,
): Promise<Report | undefined> {
  const [input, { officialName: name }] = await Promise.all([readPlan(data, year, object, version), data.tenant.get()])
  if (!input?.version) return undefined
  const { day } = input.version.decision
  return planReport(input, { locale: 'sv', municipality: await withLogo(data, name), today: day })
}
