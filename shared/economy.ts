import * as z from 'zod'
import { Count } from './cost-counts.ts'
import { Year } from './day.ts'
import { StaffTerms } from './staff-costs.ts'
import type { Tenant } from './tenants.ts'

/** Del av kodsträngen: what the ledger's rows say beside their account. `dimension` is the part's number in SIE files. */
export const CodePart = z.object({
  dimension: z.string().regex(/^\d{1,4}$/),
  name: z.string().trim().min(1).max(40),
  length: z.int().min(1).max(20).optional(),
  mandatory: z.boolean().default(false),
  /** The first year that it is used. */
  since: Year.optional(),
})
export type CodePart = z.infer<typeof CodePart>

/** Juridisk person: the municipality itself, or a company of its own with another chart of accounts. */
export const LegalEntity = z.object({
  id: z.string().min(1).max(40),
  name: z.string().trim().min(1).max(80),
  orgNumber: z.string().trim().max(20).optional(),
  /** Chart of accounts: Kommun-Bas, or BAS as companies have it. */
  chart: z.enum(['kommunbas', 'bas']).default('kommunbas'),
  parts: z.array(CodePart).max(8).default([]),
  /** −1 where its files have costs as credit. */
  sign: z.union([z.literal(1), z.literal(-1)]).default(1),
})
export type LegalEntity = z.infer<typeof LegalEntity>

/** Ekonomimodell: whose accounts the costs are in, how they are coded, what staff cost is reckoned by, and what costs are told per. */
export const Economy = z.object({
  entities: z.array(LegalEntity).min(1).max(20),
  staff: StaffTerms.prefault({}),
  /** How many IT-användare, årsarbetare and invånare costs are told per. */
  counts: z.array(Count).max(100).default([]),
})
export type Economy = z.infer<typeof Economy>

/** The economy model that a municipality begins with: itself, and what its first file says of the code parts. */
export const firstEconomy = ({ municipality, officialName }: Pick<Tenant, 'municipality' | 'officialName'>): Economy =>
  Economy.parse({ entities: [{ id: municipality, name: officialName }] })

/** The entity with the code parts that a file has and it lacked: what somebody has named keeps its name. */
export function withParts(entity: LegalEntity, dimensions: { id: string; name: string }[]): LegalEntity {
  const known = new Set(entity.parts.map(({ dimension }) => dimension))
  const added = dimensions
    .filter(({ id, name }) => !known.has(id) && name.trim() !== '' && /^\d{1,4}$/.test(id))
    .map(({ id, name }) => CodePart.parse({ dimension: id, name: name.trim().slice(0, 40) }))
  return { ...entity, parts: [...entity.parts, ...added].slice(0, 8) }
}
