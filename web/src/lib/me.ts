import { getContext, setContext } from 'svelte'
import type { InferResponseType } from 'hono/client'
import type { api } from './api.ts'

/** Who is signed in, where, on which day: what every page's frame knows. */
export type Me = InferResponseType<(typeof api)['me']['$get'], 200>
type Holder = { readonly me: Me; refresh: () => Promise<void> }

const KEY = Symbol('me')
export const provideMe = (holder: Holder) => setContext(KEY, holder)
export const useMe = () => getContext<Holder>(KEY)
