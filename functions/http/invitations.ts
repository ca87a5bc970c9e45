import { Hono, type Context } from 'hono'
import { Refusal } from '#shared/refusal.ts'
import { assertSameAddress, assertUsable, type Invitation } from '#shared/signups.ts'
import { dataFor } from '../data/index.ts'
import { bindingsOf } from '../data/members.ts'
import { signUpsOf } from '../data/signups.ts'
import { open } from './allow.ts'
import type { Env } from './env.ts'
import { limited } from './limits.ts'
import { loginOf } from './session.ts'

/** Invitations: a login is bound to a person once, by a link and the verified address it was mailed to. */
export const invitations = new Hono<Env>()
  .get('/:token', open('the link proves nothing but an address'), async c => {
    const { invitation } = await usable(c)
    const { municipalityName, name, email } = invitation
    const login = await loginOf(c).catch(() => undefined)
    return c.json({ municipalityName, name, email, signedInAs: login?.email ?? null })
  })

  .post('/:token', open('demands a login with the address of the link'), limited('invitation', 10), async c => {
    const { invitation, data, member } = await usable(c)
    const { sub, email } = await loginOf(c)
    assertSameAddress(invitation, email)
    await bindingsOf(c.var.platform, data).bind(member, { ...member, sub, address: email, invitation: undefined })
    return c.json({ municipality: invitation.municipality })
  })

/** The invitation stands with the member: it is used when a login was bound, and gone when it was withdrawn or sent anew. */
async function usable(c: Context<Env>) {
  const { platform } = c.var
  const invitation = await signUpsOf(platform).invitation(c.req.param('token')!)
  assertUsable(invitation, false, platform.clock.now())
  const { municipality, person, tokenHash } = invitation as Invitation
  const data = dataFor({ kind: 'job', municipality, job: 'invitation' }, platform)
  const member = await data.members.find(person)
  if (member?.invitation?.tokenHash !== tokenHash) throw new Refusal(member?.sub ? 'link_used' : 'link_expired', {})
  return { invitation: invitation as Invitation, data, member }
}
