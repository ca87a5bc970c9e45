import * as z from 'zod'
import type { Told } from './definitions/definition.ts'

/** A network's own key figure is called so: `own-` and a slug. */
export const OwnFigureId = z.string().regex(/^own-[a-z0-9-]{1,40}$/)

const text = (most: number) => z.string().trim().min(1).max(most)

/** A key figure that a network has made itself. Its members write numerator and denominator; nothing is computed of their data. */
export const OwnFigure = z
  .object({
    id: OwnFigureId,
    name: text(80),
    unit: z.enum(['kr', 'tkr', 'percent', 'count', 'days']),
    /** Public bounds of the value, the least and the most. */
    bounds: z.tuple([z.number().min(-1e9).max(1e9), z.number().min(-1e9).max(1e9)]),
    /** Least absolute width of protection. */
    floor: z.number().min(0).max(1e9),
    better: z.enum(['up', 'down', 'neither']),
    decimals: z.int().min(0).max(3),
    /** Omfattning: what is included and what is not. */
    scope: z.string().trim().max(1000).default(''),
    numeratorName: text(120),
    denominatorName: text(120),
    version: z.int().min(1),
  })
  .refine(({ bounds: [least, most] }) => least < most, { path: ['bounds'] })
export type OwnFigure = z.infer<typeof OwnFigure>

/** A network's own figure as every figure is told. A share is told in per cent. */
export const toldOf = ({ version, unit, bounds, floor, better, decimals }: OwnFigure): Told => ({
  ...{ version, unit, bounds, floor, better, decimals, scale: unit === 'percent' ? 100 : 1 },
  ...{ from: '2026-01-01', sums: true, costs: false },
})
