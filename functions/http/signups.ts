import { Hono, type Context } from 'hono'
import * as z from 'zod'
import * as m from '#messages'
import { MunicipalityCode } from '#shared/actor.ts'
import { publishable } from '#shared/model-library.ts'
import { municipalityOf, search } from '#shared/municipalities.ts'
import { presetModel } from '#shared/presets/model.ts'
import { Refusal } from '#shared/refusal.ts'
import {
  assertSameAddress,
  assertUsable,
  Beginning,
  EMPTY,
  LINK_TTL,
  SignUpInput,
  VOUCH_TTL,
  type SignUp,
} from '#shared/signups.ts'
import { newId } from '../data/collection.ts'
import { libraryOf } from '../data/library.ts'
import { loginsOf } from '../data/logins.ts'
import { hashOf, newSecret, signUpsOf } from '../data/signups.ts'
import type { Write } from '../data/table.ts'
import { tenantExists } from '../data/tenants.ts'
import { open } from './allow.ts'
import { beginMunicipality } from './begin.ts'
import { body, query } from './body.ts'
import type { Env } from './env.ts'
import { inLibrary } from './in-library.ts'
import { askToJoin, joining } from './joining.ts'
import { limit, limited } from './limits.ts'
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

  /** Mails the link. A municipality that has begun is not begun again: the link then leads to a request to join. */
  .post('/', open('whoever wants to begin is nobody yet'), limited('sign-up', 10), body(SignUpInput), async c => {
    const { platform } = c.var
    const input = c.req.valid('json')
    const { officialName: municipality } = municipalityOf(input.municipality)
    // Nobody's mailbox is filled by us on a stranger's wish.
    await limit(platform, `sign-up-mail#${input.email.toLowerCase()}`, 5, 3600)
    const kind = (await tenantExists(platform, input.municipality)) ? 'join' : 'begin'
    const token = newSecret()
    const expiresAt = new Date(platform.clock.now().getTime() + LINK_TTL).toISOString()
    await signUpsOf(platform).saveSignUp({
      ...input,
      ...{ id: newId(), tokenHash: hashOf(token), expiresAt, kind, state: 'requested' },
    })
    const text = { begin: m.signup_mail_text, join: m.signup_join_mail_text }[kind]
    const link = `${platform.settings.origin}/sign-up/${token}`
    await platform.sendMail({
      to: input.email,
      subject: m.signup_mail_subject({}, { locale: 'sv' }),
      text: text({ name: input.name, municipality, link }, { locale: 'sv' }),
    })
    return c.json<{ email: string; kind: SignUp['kind'] }>({ email: input.email, kind }, 202)
  })

  /** For a login that has come to a municipality where it is no member: whether it can ask to be let in. Nobody's name is told. */
  .get('/join/:municipality', open('tells a login what it may ask for'), async c => {
    const login = await loginOf(c)
    return c.json({ email: login.email, ...(await joining(c.var.platform, codeIn(c), login)) })
  })

  /** The login's address is proven already: no link is needed. */
  .post('/join/:municipality', open('demands a login, whose address is proven'), limited('join', 5), async c => {
    const { platform } = c.var
    const login = await loginOf(c)
    // Somebody's mailbox gets a letter for each: not many a day from one login, to any municipality.
    await limit(platform, `join#${login.sub}`, 5, 86_400)
    const code = codeIn(c)
    if (await loginsOf(platform).membership(login.sub, code)) throw new Refusal('not_found', {})
    await askToJoin(platform, code, login)
    return c.body(null, 204)
  })

  .get('/:token', open('the link proves nothing but an address'), async c => {
    const { municipality, email, name, state, kind } = await usable(c)
    const login = await loginOf(c).catch(() => undefined)
    const { officialName, population } = municipalityOf(municipality)
    const confirmsItself = c.var.platform.settings.local
    const signedInAs = login?.email ?? null
    return c.json({ municipality, officialName, population, email, name, state, kind, signedInAs, confirmsItself })
  })

  .post(
    '/:token',
    open('demands a login with the address of the link'),
    limited('sign-up', 10),
    body(Beginning),
    async c => {
      const { platform } = c.var
      const signUp = await usable(c)
      const { sub, email } = await loginOf(c)
      assertSameAddress(signUp, email)
      const beginning = c.req.valid('json')
      if (!beginning.terms) throw new Refusal('terms_not_accepted', {})
      const { officialName, code: municipality } = municipalityOf(signUp.municipality)
      if (signUp.kind === 'join') throw new Refusal('municipality_taken', { name: officialName })
      const chosen = { ...signUp, sub, beginning, model: await beginningFrom(c, beginning) }
      // Someone vouches for the municipality before it is active; on one computer it confirms itself.
      if (!platform.settings.local) {
        await askToVouch(c, chosen, officialName)
        return c.json<Begun>({ municipality, active: false })
      }
      await beginMunicipality(platform, chosen)
      return c.json<Begun>({ municipality, active: true })
    },
  )

  /** What municipalities have published, to begin from. */
  .get('/:token/models', open('demands a login with the address of the link'), async c => {
    const signUp = await usable(c)
    const { email } = await loginOf(c)
    assertSameAddress(signUp, email)
    return c.json({ items: await libraryOf(c.var.platform).list() })
  })

  .post('/:token/request', open('demands a login with the address of the link'), limited('sign-up', 10), async c => {
    const signUp = await usable(c)
    const login = await loginOf(c)
    assertSameAddress(signUp, login.email)
    const who = { ...login, name: signUp.name }
    const ask = (writes: Write[]) => signUpsOf(c.var.platform).ask(signUp, writes)
    await askToJoin(c.var.platform, signUp.municipality, who, ask)
    const { officialName } = municipalityOf(signUp.municipality)
    return c.json({ officialName })
  })

/** What is begun from, as it is now; refuses when it is no longer what was shown. */
async function beginningFrom({ var: { platform } }: Context<Env>, { from, version }: Beginning) {
  if (from === EMPTY) return { preset: EMPTY, parts: publishable({ ...presetModel(EMPTY), events: [] }) } as const
  const { preset, parts, version: now } = await inLibrary(platform, from)
  if (now !== undefined && now !== version) throw new Refusal('library_changed', { version: now })
  return { preset, parts }
}

function codeIn(c: Context<Env>): string {
  const code = MunicipalityCode.safeParse(c.req.param('municipality'))
  if (!code.success) throw new Refusal('not_found', {})
  return code.data
}

async function usable(c: Context<Env>): Promise<SignUp> {
  const signUp = await signUpsOf(c.var.platform).signUp(c.req.param('token')!)
  assertUsable(signUp, signUp?.state === 'used', c.var.platform.clock.now())
  return signUp as SignUp
}

/** Mails the operator a link of its own; a choice that is made again before the answer replaces the first, without another mail. */
async function askToVouch({ var: { platform } }: Context<Env>, signUp: SignUp, municipality: string) {
  const { operator, origin } = platform.settings
  if (!operator) throw new Error('nobody vouches for municipalities: OPERATOR_MAIL is not set')
  const expiresAt = new Date(platform.clock.now().getTime() + VOUCH_TTL).toISOString()
  const verified: SignUp = { ...signUp, state: 'verified', expiresAt }
  const token = newSecret()
  await signUpsOf(platform).saveSignUp(verified)
  if (signUp.state === 'verified') return
  await signUpsOf(platform).saveVouching(token, verified)
  const { name, email } = signUp
  await platform.sendMail({
    to: operator,
    subject: m.signup_vouch_subject({}, { locale: 'sv' }),
    text: m.signup_vouch_text({ name, email, municipality, link: `${origin}/vouching/${token}` }, { locale: 'sv' }),
  })
}
