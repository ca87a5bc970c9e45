import * as z from 'zod'

export const KeyFigureId = z.enum(['K1', 'K2', 'K9', 'K11', 'K12', 'K14'])
export type KeyFigureId = z.infer<typeof KeyFigureId>
