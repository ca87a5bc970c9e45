import { Hono } from 'hono'
import type { Platform } from '../platform/index.ts'
import { accounts } from './accounts.ts'
import type { Env } from './env.ts'
import { municipality } from './municipality.ts'
import { served } from './served.ts'

const routes = new Hono<Env>().route('/', accounts).route('/', municipality)

/** The API's types, for the typed door of the pages. */
export type App = typeof routes

/** The whole HTTP API on one machine; in the cloud its two halves are Lambdas of their own. */
export const createApp = (platform: Platform) => served(platform, routes)
