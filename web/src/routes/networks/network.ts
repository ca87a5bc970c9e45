import { getContext, setContext } from 'svelte'
import type { InferResponseType } from 'hono/client'
import type { coordination } from '#web/lib/api.ts'

/** The network that all its pages are about. */
export type Network = InferResponseType<(typeof coordination)[':network']['$get'], 200>
type Holder = { readonly of: Network; refresh: () => Promise<void> }

const KEY = Symbol('network')
export const provideNetwork = (holder: Holder) => setContext(KEY, holder)
export const useNetwork = () => getContext<Holder>(KEY)
