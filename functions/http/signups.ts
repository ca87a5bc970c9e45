import { Hono, type Context } from 'hono'
import * as z from 'zod'
import * as m from '#messages'
import { search } from '#shared/municipalities.ts'
import { Refusal } from '#shared/refusal.ts'
import {
  assertSameAddress,
  assertUsable,
  Beginning,
  LINK_TTL,
  municipalityOf,
  SignUpInput,
  type SignUp,
} from '#shared/signups.ts'
import { newId } from '../data/collection.ts'
import { hashOf, newSecret, signUpsOf } from '../data/signups.ts'
import { tenantExists } from '../data/tenants.ts'
import { open } from './allow.ts'
import { beginMunicipality } from './begin.ts'
import { body, query } from './body.ts'
import type { Env } from './env.ts'
import { limited } from './limits.ts'
import { loginOf } from './session.ts'

type Begun = { municipality: string; active: boolean }

/** Sign-up: choose a municipality, prove an address by a mailed link, sign in with the same address, choose a model. */
export const signups = new Hono<Env>()
  .get(
    '/municipalities',
    open('whoever wants to begin must find their municipality'),
    query(z.object({ q: z.string().max(60) })),
    c =>
      c.json({
        items: search(c.req.valid('query').q).map(({ code, name, officialName, county }) => ({
          code,
          name,
          officialName,
          county,
        })),
      }),
  )

  .post('/', open('whoever wants to begin is nobody yet'), limited('sign-up', 10), body(SignUpInput), async c => {
    const { platform } = c.var
    const input = c.req.valid('json')
    const { officialName } = municipalityOf(input.municipality)
    if (await tenantExists(platform, input.municipality))
      throw new Refusal('municipality_taken', { name: officialName })
    const token = newSecret()
    const expiresAt = new Date(platform.clock.now().getTime() + LINK_TTL).toISOString()
    await signUpsOf(platform).saveSignUp({
      ...input,
      id: newId(),
      tokenHash: hashOf(token),
      expiresAt,
      state: 'requested',
    })
    const link = `${platform.settings.origin}/sign-up/${token}`
    await platform.sendMail({
      to: input.email,
      subject: m.signup_mail_subject({}, { locale: 'sv' }),
      text: m.signup_mail_text({ name: input.name, municipality: officialName, link }, { locale: 'sv' }),
    })
    return c.json({ email: input.email }, 202)
  })

  .get('/:token', open('the link proves nothing but an address'), async c => {
    const signUp = await usable(c)
    const login = await loginOf(c).catch(() => undefined)
    const { officialName, population } = municipalityOf(signUp.municipality)
    const { municipality, email, name, state } = signUp
    return c.json({
      municipality,
      officialName,
      population,
      email,
      name,
      state,
      signedInAs: login?.email ?? null,
      confirmsItself: c.var.platform.settings.local,
    })
  })

  .post(
    '/:token',
    open('demands a login with the address of the link'),
    limited('sign-up', 10),
    body(Beginning),
    async c => {
      const { platform } = c.var
      const signUp = await usable(c)
      const login = await loginOf(c)
      assertSameAddress(signUp, login.email)
      const beginning = c.req.valid('json')
      if (!beginning.terms) throw new Refusal('terms_not_accepted', {})
      await signUpsOf(platform).saveSignUp({ ...signUp, state: 'verified' })
      // Someone vouches for the municipality before it is active; on one computer it confirms itself.
      if (!platform.settings.local) return c.json<Begun>({ municipality: signUp.municipality, active: false })
      await beginMunicipality(platform, signUp, login, beginning)
      await signUpsOf(platform).saveSignUp({ ...signUp, state: 'used' })
      return c.json<Begun>({ municipality: signUp.municipality, active: true })
    },
  )

async function usable(c: Context<Env>): Promise<SignUp> {
  const signUp = await signUpsOf(c.var.platform).signUp(c.req.param('token')!)
  assertUsable(signUp, signUp?.state === 'used', c.var.platform.clock.now())
  return signUp as SignUp
}
