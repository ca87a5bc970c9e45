import { Hono, type Context } from 'hono'
import { assertSameAddress, assertUsable, type Invitation } from '#shared/signups.ts'
import { dataFor } from '../data/index.ts'
import { loginsOf } from '../data/logins.ts'
import { signUpsOf } from '../data/signups.ts'
import { open } from './allow.ts'
import type { Env } from './env.ts'
import { limited } from './limits.ts'
import { loginOf } from './session.ts'

/** Invitations: a login is bound to a person once, by a link and the verified address it was mailed to. */
export const invitations = new Hono<Env>()
  .get('/:token', open('the link proves nothing but an address'), async c => {
    const { municipalityName, name, email } = await usable(c)
    const login = await loginOf(c).catch(() => undefined)
    return c.json({ municipalityName, name, email, signedInAs: login?.email ?? null })
  })

  .post('/:token', open('demands a login with the address of the link'), limited('invitation', 10), async c => {
    const { platform } = c.var
    const invitation = await usable(c)
    const login = await loginOf(c)
    assertSameAddress(invitation, login.email)
    const { municipality, person, roles } = invitation
    const data = dataFor({ kind: 'job', municipality, job: 'invitation' }, platform)
    const member = await data.members.find(person)
    if (!member) await data.members.create({ person, sub: login.sub, roles })
    await loginsOf(platform).join({ sub: login.sub, municipality, person, roles })
    await signUpsOf(platform).saveInvitation({ ...invitation, used: true })
    return c.json({ municipality })
  })

async function usable(c: Context<Env>): Promise<Invitation> {
  const invitation = await signUpsOf(c.var.platform).invitation(c.req.param('token')!)
  assertUsable(invitation, invitation?.used ?? false, c.var.platform.clock.now())
  return invitation as Invitation
}
