import { hasLeft } from '#shared/people.ts'
import type { Day } from '#shared/day.ts'
import { bounceOf, wants } from '#shared/mail-choices.ts'
import type { Data } from '../data/index.ts'
import type { Letter } from '../data/mail.ts'
import type { Platform } from '../platform/index.ts'

/**
 * Sends what waits in the municipality's outbox; answers how many left. Whoever takes a letter has it alone; a crash
 * between its leaving and its being struck is the only way for it to leave twice.
 */
export async function deliver(data: Data, day: Day, { sendMail, clock }: Pick<Platform, 'sendMail' | 'clock'>) {
  let sent = 0
  for (const letter of await data.mail.waiting()) {
    if (!(await data.mail.claim(letter, clock.now()))) continue
    const to = await addressOf(data, letter, day)
    if (to !== undefined) {
      const { subject, text, person } = letter
      const about = { municipality: data.scope.actor.municipality, person }
      await sendMail({ to, subject, text, about }).catch(async (error: unknown) => {
        await data.mail.release(letter)
        throw error
      })
      sent += 1
    }
    await data.mail.done(letter)
  }
  return sent
}

/** Where a letter goes; nowhere to who has left, is no member, has switched it off since, or whose address takes no mail. */
async function addressOf(data: Data, { person: id, kind }: Letter, day: Day): Promise<string | undefined> {
  const [person, member, choices] = await Promise.all([
    data.people.find(id),
    data.members.find(id),
    data.mail.choices.find(id),
  ])
  if (!person?.email || !member?.sub || hasLeft(person, day) || bounceOf(person, choices)) return undefined
  return kind === 'digest' || wants(choices, kind) ? person.email : undefined
}
