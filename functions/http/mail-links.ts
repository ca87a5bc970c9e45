import { Hono, type Context } from 'hono'
import { ChosenMail, MailKind, wants } from '#shared/mail-choices.ts'
import { dataFor } from '../data/index.ts'
import { linkIn } from '../data/secret-links.ts'
import { open } from './allow.ts'
import { body } from './body.ts'
import type { Env } from './env.ts'
import { existing } from './existing.ts'
import { limited } from './limits.ts'

/** A mail's link to its person's choices: it works without signing in, shows nothing else of theirs, and changes nothing by being opened. */
export const mailLinks = new Hono<Env>()
  .get(
    '/:token',
    open('the link was mailed to the person, and shows their choices alone'),
    limited('mail', 60),
    async c => {
      const { data, person } = await linked(c)
      const [choices, { officialName }] = await Promise.all([data.mail.choices.find(person), data.tenant.get()])
      return c.json({ officialName, kinds: MailKind.options.map(kind => ({ kind, on: wants(choices, kind) })) })
    },
  )

  .post(
    '/:token',
    open('the link was mailed to the person whose mail it is about'),
    limited('mail', 20),
    body(ChosenMail),
    async c => {
      const { data, person } = await linked(c)
      const { off } = c.req.valid('json')
      const before = await data.mail.choices.find(person)
      if (before) await data.mail.choices.save(before, { ...before, off })
      else await data.mail.choices.create({ person, off })
      return c.body(null, 204)
    },
  )

async function linked(c: Context<Env>) {
  const { platform } = c.var
  const { municipality, hash } = existing(linkIn(c.req.param('token')!), 'not_found')
  const data = dataFor({ kind: 'job', municipality, job: 'mail-link' }, platform)
  return { data, person: existing(await data.mail.linked(hash, platform.clock.now()), 'not_found') }
}
