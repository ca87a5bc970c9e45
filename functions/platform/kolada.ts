import * as z from 'zod'
import { Refusal } from '#shared/refusal.ts'
import type { Counted } from '#shared/cost-counts.ts'

/** Kolada's open API: key figures of every municipality. */
export const KOLADA = 'https://api.kolada.se'
/** Milliseconds that it is waited for. */
const WAIT = 8_000

/** Kolada's key figures that a municipality's counts are: inhabitants, årsarbetare, employees, and operating cost in kr per inhabitant. */
const asked = { residents: 'N01951', fte: 'N00098', employees: 'N00053', operating: 'N03013' } as const

const Answer = z.object({
  values: z.array(
    z.object({
      kpi: z.string(),
      municipality: z.string(),
      period: z.int(),
      values: z.array(z.object({ gender: z.string(), value: z.number().nullable() })),
    }),
  ),
})

/** A count of a year as Kolada has it, and by which of its key figures. */
type Fact = { what: Counted; year: number; n: number; kpi: string }
export type Kolada = { facts(municipality: string, years: readonly number[]): Promise<Fact[]> }

/** Kolada at an address. Refuses, with what to do, when it does not answer in time or not as it should. */
export function koladaAt(address: string, wait = WAIT): Kolada {
  return {
    async facts(municipality, years) {
      const path = `/v3/data/kpi/${Object.values(asked).join(',')}/municipality/${municipality}/year/${years.join(',')}`
      const answer = await fetch(new URL(path, address), {
        headers: { Accept: 'application/json' },
        signal: AbortSignal.timeout(wait),
      })
        .then(async response => (response.ok ? Answer.safeParse(await response.json()).data : undefined))
        .catch(() => undefined)
      if (!answer) throw new Refusal('kolada_unreachable', {})
      const facts = factsIn(answer, municipality)
      if (facts.length === 0) throw new Refusal('kolada_unknown', {})
      return facts
    },
  }
}

/** What the answer says of the municipality: of both sexes together, and nothing where it has no value. */
function factsIn({ values }: z.infer<typeof Answer>, municipality: string): Fact[] {
  const of = (kpi: string) =>
    values
      .filter(row => row.kpi === kpi && row.municipality === municipality)
      .flatMap(({ period, values }) => {
        const value = values.find(({ gender }) => gender === 'T')?.value
        return value === null || value === undefined ? [] : [{ year: period, value }]
      })
  const residents = new Map(of(asked.residents).map(({ year, value }) => [year, value]))
  return (Object.keys(asked) as (keyof typeof asked)[]).flatMap(what =>
    of(asked[what]).flatMap(({ year, value }) => {
      // Kr per inhabitant, told as the whole in tkr.
      const n = what === 'operating' ? (value * (residents.get(year) ?? 0)) / 1_000 : value
      return Math.round(n) > 0 ? [{ what, year, n: Math.round(n), kpi: asked[what] }] : []
    }),
  )
}
