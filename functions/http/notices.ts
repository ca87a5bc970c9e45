import * as m from '#messages'
import { LINK_DAYS } from '#shared/digests.ts'
import type { MailKind } from '#shared/mail-choices.ts'
import { newToken } from '../data/collection.ts'
import { newLink } from '../data/secret-links.ts'
import { deliver } from '../jobs/outbox.ts'
import type { Env } from './env.ts'

/** A message to one person; `path` is the page within the municipality that its link opens. */
export type Notice = { person: string; subject: string; text: string; path: string }

/**
 * Lays messages in the outbox and sends them; those that cannot be sent now leave with the morning's. Whether each is
 * wanted, and where it goes, is asked when it leaves.
 */
export async function notify({ data, actor, platform, today }: Env['Variables'], kind: MailKind, notices: Notice[]) {
  const home = `${platform.settings.origin}/${actor.municipality}`
  const ttl = Math.floor(platform.clock.now().getTime() / 1000) + LINK_DAYS * 86_400
  const writes = notices.flatMap(({ person, subject, text, path }) => {
    const { token, hash } = newLink(actor.municipality)
    const choices = m.mail_choices({ link: `${platform.settings.origin}/mail/${token}` }, { locale: 'sv' })
    const letter = {
      person,
      kind,
      subject,
      text: [text, m.mail_notice_open({ link: home + path }, { locale: 'sv' }), choices].join('\n\n'),
    }
    return data.mail.writes(letter, hash, ttl)
  })
  if (writes.length === 0) return
  await data.scope.door.commit(writes, newToken())
  await deliver(data, today, platform).catch((error: Error) =>
    console.error(JSON.stringify({ level: 'error', name: error.name, message: error.message })),
  )
}
