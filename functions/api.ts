import { Hono } from 'hono'
import { handle } from 'hono/aws-lambda'
import { createApp } from './http/app.ts'
import { cloudPlatform } from './platform/cloud.ts'
import { config } from './platform/config.ts'

const settings = config()

/** Lambda: the HTTP API. What did not come through our own address is refused: it has passed none of its rules. */
const app = new Hono()
  .use(async (c, next) => {
    if (c.req.header('x-origin-secret') !== settings.ORIGIN_SECRET) return c.body(null, 403)
    return next()
  })
  .route('/', createApp(cloudPlatform(settings)))

export const handler = handle(app)
