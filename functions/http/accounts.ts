import { Hono } from 'hono'
import { coordination } from './coordination.ts'
import type { Env } from './env.ts'
import { feed } from './feed.ts'
import { ical } from './ical.ts'
import { invitations } from './invitations.ts'
import { mailLinks } from './mail-links.ts'
import { publicNetworks } from './public-networks.ts'
import { sessions } from './sessions.ts'
import { session, signIn } from './sign-in.ts'
import { signups } from './signups.ts'
import { vouching } from './vouching.ts'

/** Routes outside every municipality: who one is, and how a municipality or a member begins. */
export const accounts = new Hono<Env>()
  .route('/sign-in', signIn)
  .route('/session', session)
  .route('/sessions', sessions)
  .route('/sign-ups', signups)
  .route('/invitations', invitations)
  .route('/vouching', vouching)
  .route('/ical', ical)
  .route('/mail', mailLinks)
  .route('/feed', feed)
  .route('/coordination', coordination)
  .route('/public/networks', publicNetworks)
