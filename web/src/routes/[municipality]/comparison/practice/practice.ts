import type { InferResponseType } from 'hono/client'
import { figureName } from '#shared/benchmark/figure-texts.ts'
import { KeyFigureId } from '#shared/benchmark/key-figures.ts'
import type { api } from '#web/lib/api.ts'

/** What the page is told. */
export type Practice = InferResponseType<(typeof api)['comparison']['practice']['$get'], 200>
export type Readers = Practice['readers']
export type OwnNote = Practice['own'][number]

const common = KeyFigureId.options.map(id => ({ id: id as string, name: figureName(id) }))
/** The figures that a note can be of: Järnkoll's, and those of the networks that one is in. */
export const figuresOf = (readers: Readers = []) => [...common, ...readers.flatMap(({ figures }) => figures)]
