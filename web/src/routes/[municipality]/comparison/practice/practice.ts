import type { InferResponseType } from 'hono/client'
import { figureName } from '#shared/benchmark/figure-texts.ts'
import { KeyFigureId } from '#shared/benchmark/key-figures.ts'
import type { api } from '#web/lib/api.ts'

/** What the page is told. */
export type Practice = InferResponseType<(typeof api)['comparison']['practice']['$get'], 200>
export type Readers = Practice['readers']
export type OwnNote = Practice['own'][number]

/** The figures that a note can be of. */
export const figures = KeyFigureId.options.map(id => ({ id: id as string, name: figureName(id) }))
