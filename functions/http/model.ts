import { Hono } from 'hono'
import { allow } from './allow.ts'
import type { Env } from './env.ts'

/** The municipality's own model: roles with their mandates, plan sections, cost kinds. */
export const model = new Hono<Env>().get('/', allow('register:read'), async c => c.json(await c.var.data.model.get()))
