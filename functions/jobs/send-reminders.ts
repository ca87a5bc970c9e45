import type { Day } from '#shared/day.ts'
import { holdersOn } from '#shared/deadlines.ts'
import { digestOf, LINK_DAYS, type DigestReading, type Told } from '#shared/digests.ts'
import { isWorkingDay } from '#shared/holidays.ts'
import { bounceOf, type MailChoices } from '#shared/mail-choices.ts'
import { digestMail } from '#shared/mail-texts.ts'
import { hasLeft, type Person } from '#shared/people.ts'
import type { Data } from '../data/index.ts'
import { newLink } from '../data/secret-links.ts'
import type { Platform } from '../platform/index.ts'
import { deliver } from './outbox.ts'

/**
 * One digest a working day at most to everyone with an account for whom there is news, laid in the outbox in the same
 * transaction as what it tells is remembered; then the outbox is emptied. Late or twice tells the same things once.
 */
export async function sendReminders(data: Data, day: Day, platform: Platform): Promise<number> {
  const told = isWorkingDay(day) ? await tellEveryone(data, day, platform) : 0
  return told + (await deliver(data, day, platform))
}

async function tellEveryone(data: Data, day: Day, { settings, clock }: Platform): Promise<number> {
  const { readers, reading, names, told, choices, at } = await readFor(data, day, settings.origin)
  const ttl = Math.floor(clock.now().getTime() / 1000) + LINK_DAYS * 86_400
  const tell = async (reader: Person) => {
    const before = told.get(reader.id)
    const digest = digestOf(reader.id, reading, { told: before, choices: choices.get(reader.id) }, day)
    if (!digest) return false
    const { token, hash } = newLink(at.municipality)
    const letter = {
      person: reader.id,
      kind: 'digest' as const,
      ...digestMail(reader, digest.lines, names, { ...at, token }),
    }
    return data.mail.tell(before, digest.told, data.mail.writes(letter, hash, ttl))
  }
  let written = 0
  for (let i = 0; i < readers.length; i += 8) {
    const done = await Promise.all(readers.slice(i, i + 8).map(tell))
    written += done.filter(Boolean).length
  }
  return written
}

/** What digests are made of, in one parallel round trip, and those who can have one: members who are here, with an address that takes mail. */
async function readFor(data: Data, day: Day, origin: string) {
  const [tenant, model, { people, assignments }, members, objects, deadlines, mentions, remembered, chosen, waiting] =
    await Promise.all([
      data.tenant.get(),
      data.model.get(),
      data.staffing(),
      data.members.list(),
      data.objects.list(),
      data.deadlines.open(),
      data.mail.mentions(),
      data.mail.told(),
      data.mail.choices.list(),
      data.mail.waiting(),
    ])
  const bound = new Set(members.filter(({ sub }) => sub !== undefined).map(({ person }) => person))
  // Whoever has a digest that has not left yet gets that one today, and what is new with the next.
  const has = new Set(waiting.filter(({ kind }) => kind === 'digest').map(({ person }) => person))
  const choices = byPerson<MailChoices>(chosen)
  const reading: DigestReading = {
    ...{ deadlines, mentions },
    holdersOf: holdersOn(model, assignments, day, people),
    modelAdmins: members.filter(({ roles }) => roles.includes('modelAdmin')).map(({ person }) => person),
  }
  return {
    ...{ reading, choices, told: byPerson<Told>(remembered) },
    readers: people.filter(
      person =>
        person.email &&
        bound.has(person.id) &&
        !has.has(person.id) &&
        !hasLeft(person, day) &&
        !bounceOf(person, choices.get(person.id)),
    ),
    names: new Map([...people, ...objects].map(({ id, name }) => [id, name])),
    at: { municipality: tenant.municipality, name: tenant.officialName, origin, day },
  }
}

const byPerson = <T extends { person: string }>(of: T[]) => new Map(of.map(one => [one.person, one]))
