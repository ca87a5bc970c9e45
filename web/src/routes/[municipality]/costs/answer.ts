import type { InferResponseType } from 'hono/client'
import type { api } from '#web/lib/api.ts'

/** A year's costs as the page has them. */
export type Costs = InferResponseType<(typeof api.costs)[':year']['$get'], 200>
