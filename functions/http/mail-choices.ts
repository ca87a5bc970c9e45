import { Hono } from 'hono'
import { bounceOf, ChosenMail, wants, MailKind, type MailChoices } from '#shared/mail-choices.ts'
import { Refusal } from '#shared/refusal.ts'
import { allow } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'

/** Which mail one wants, and whether one's address takes any. */
export const mailChoices = new Hono<Env>()
  .get('/', allow('register:read'), async c => c.json(await mine(c.var)))

  .patch('/', allow('deadline:tick'), body(ChosenMail), async c => {
    const { mail } = c.var.data
    const { before, after } = await asRead(c.var, ifMatch(c))
    const choices = { ...after, ...c.req.valid('json') }
    await (before ? mail.choices.save(before, choices) : mail.choices.create(choices))
    return c.json(await mine(c.var))
  })

  /** The address is tried again, when it has been mended. */
  .post('/again', allow('deadline:tick'), async c => {
    const { before, after } = await asRead(c.var, ifMatch(c))
    const { bounced: _, ...choices } = after
    if (before) await c.var.data.mail.choices.save(before, choices)
    return c.json(await mine(c.var))
  })

/** Before anything is chosen there is no row, and its revision is 0. */
async function asRead({ data, actor }: Env['Variables'], revision: number) {
  const before = await data.mail.choices.find(actor.person)
  if ((before?.revision ?? 0) !== revision) throw new Refusal('stale', { current: before ?? { off: [], revision: 0 } })
  const { revision: _, ...after } = before ?? { person: actor.person, off: [] }
  return { before, after: after as MailChoices }
}

async function mine({ data, actor }: Env['Variables']) {
  const [choices, person] = await Promise.all([data.mail.choices.find(actor.person), data.people.find(actor.person)])
  return {
    kinds: MailKind.options.map(kind => ({ kind, on: wants(choices, kind) })),
    email: person?.email ?? '',
    bounced: (person && bounceOf(person, choices)) ?? null,
    revision: choices?.revision ?? 0,
  }
}
