import { Hono } from 'hono'
import { handle } from 'hono/aws-lambda'
import { cloudPlatform } from '../platform/cloud.ts'
import { config } from '../platform/config.ts'
import type { Env } from './env.ts'
import { served } from './served.ts'

/** Routes as a Lambda. What did not come through our own address is refused: it has passed none of its rules. */
export function answering(routes: Hono<Env>) {
  const settings = config()
  const app = new Hono()
    .use(async (c, next) => {
      if (c.req.header('x-origin-secret') !== settings.ORIGIN_SECRET) return c.body(null, 403)
      return next()
    })
    .route('/', served(cloudPlatform(settings), routes))
  return handle(app)
}
