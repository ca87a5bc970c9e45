import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { Refusal } from '#shared/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { actor } from './actor.ts'
import type { Env } from './env.ts'
import { comparison } from './comparison.ts'
import { components } from './components.ts'
import { contracts } from './contracts.ts'
import { deadlines } from './deadlines.ts'
import { decisions } from './decisions.ts'
import { followups } from './followups.ts'
import { forums } from './forums.ts'
import { history } from './history.ts'
import { imports } from './imports.ts'
import { lacking } from './lacking.ts'
import { me } from './me.ts'
import { integrations } from './integrations.ts'
import { invitations } from './invitations.ts'
import { limitedWrites } from './limits.ts'
import { members } from './members.ts'
import { model } from './model.ts'
import { networks } from './networks.ts'
import { objects } from './objects.ts'
import { overview } from './overview.ts'
import { people } from './people.ts'
import { plans } from './plans.ts'
import { answerProblem } from './problems.ts'
import { search } from './search.ts'
import { sessions } from './sessions.ts'
import { session, signIn } from './sign-in.ts'
import { signups } from './signups.ts'
import { staffing } from './staffing.ts'
import { suppliers } from './suppliers.ts'
import { systems } from './systems.ts'
import { units } from './units.ts'
import { views } from './views.ts'
import { vouching } from './vouching.ts'
import { wheel } from './wheel.ts'

/** One municipality's routes: each file is a noun, each route names its permission. */
const municipality = new Hono<Env>()
  .use(actor)
  .use(limitedWrites)
  .route('/me', me)
  .route('/overview', overview)
  .route('/objects', objects)
  .route('/systems', systems)
  .route('/contracts', contracts)
  .route('/components', components)
  .route('/suppliers', suppliers)
  .route('/integrations', integrations)
  .route('/people', people)
  .route('/imports', imports)
  .route('/lacking', lacking)
  .route('/units', units)
  .route('/staffing', staffing)
  .route('/views', views)
  .route('/forums', forums)
  .route('/decisions', decisions)
  .route('/plans', plans)
  .route('/followups', followups)
  .route('/wheel', wheel)
  .route('/deadlines', deadlines)
  .route('/history', history)
  .route('/search', search)
  .route('/model', model)
  .route('/members', members)
  .route('/networks', networks)
  .route('/comparison', comparison)

const routes = new Hono<Env>()
  .route('/sign-in', signIn)
  .route('/session', session)
  .route('/sessions', sessions)
  .route('/sign-ups', signups)
  .route('/invitations', invitations)
  .route('/vouching', vouching)
  .route('/:municipality', municipality)

/** The API's types, for the typed door of the pages. */
export type App = typeof routes

const limited = bodyLimit({ maxSize: 1_000_000 })

/** The whole HTTP API on a machine. */
export function createApp(platform: Platform) {
  return (
    new Hono<Env>()
      .use(async (c, next) => {
        c.set('platform', platform)
        c.set('requestId', c.req.header('x-request-id') ?? crypto.randomUUID())
        c.header('Cache-Control', 'no-store')
        await next()
      })
      // What is removed is named by the address: its request has no body, and the limit cannot look at none that is read as a stream.
      .use((c, next) => (c.req.method === 'DELETE' ? next() : limited(c, next)))
      .use(async (c, next) => {
        // A change of state must come from our own pages.
        const safe = c.req.method === 'GET' || c.req.method === 'HEAD'
        if (!safe && c.req.header('Origin') !== platform.settings.origin) throw new Refusal('wrong_origin', {})
        await next()
      })
      .route('/api', routes)
      .onError(answerProblem)
      .notFound(c => answerProblem(new Refusal('not_found', {}), c))
  )
}
