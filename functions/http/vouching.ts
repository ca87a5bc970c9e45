import { Hono, type Context } from 'hono'
import { municipalityOf } from '#shared/municipalities.ts'
import { assertUsable } from '#shared/signups.ts'
import { signUpsOf } from '../data/signups.ts'
import { open } from './allow.ts'
import { beginMunicipality, type Chosen } from './begin.ts'
import type { Env } from './env.ts'
import { limited } from './limits.ts'

/** Vouching: somebody who knows the municipality confirms, by a link of their own, that this person may begin it. */
export const vouching = new Hono<Env>()
  .get('/:token', open('the link was mailed to who vouches'), async c => {
    const { municipality, name, email } = await waiting(c)
    return c.json({ officialName: municipalityOf(municipality).officialName, name, email })
  })

  .post('/:token', open('the link was mailed to who vouches'), limited('vouching', 10), async c => {
    const signUp = await waiting(c)
    await beginMunicipality(c.var.platform, signUp)
    return c.json({ municipality: signUp.municipality })
  })

async function waiting(c: Context<Env>): Promise<Chosen> {
  const signUp = await signUpsOf(c.var.platform).vouchedBy(c.req.param('token')!)
  assertUsable(signUp, signUp?.state === 'used', c.var.platform.clock.now())
  return signUp as Chosen
}
