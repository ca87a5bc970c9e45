import type { InferResponseType } from 'hono/client'
import * as m from '#messages'
import type { api } from '#web/lib/api.ts'

/** The municipality's members as its modellansvarig sees them. */
export type Members = InferResponseType<(typeof api)['members']['$get'], 200>

/** Does it, says how it went, and shows what is true afterwards; answers whether it was done. */
export type Act = (work: () => Promise<unknown>, done: string) => Promise<boolean>

export const roleName = { modelAdmin: m.shell_modelAdmin, controller: m.shell_controller, reader: m.shell_reader }
