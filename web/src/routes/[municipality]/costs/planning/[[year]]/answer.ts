import type { InferResponseType } from 'hono/client'
import type { api } from '#web/lib/api.ts'

export type Planning = InferResponseType<(typeof api.planning)[':year']['$get'], 200>
export type Line = Planning['lines'][number]
export type Price = Planning['prices'][number]
export type Assumptions = Planning['assumptions']
export type BudgetFile = InferResponseType<(typeof api.planning)[':year']['file']['$get'], 200>
