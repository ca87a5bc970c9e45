import * as z from 'zod'
import { Mention } from '#shared/comments.ts'
import { Told } from '#shared/digests.ts'
import { MailChoices, MailKind } from '#shared/mail-choices.ts'
import { collection, newId, newToken, type Scope } from './collection.ts'
import { ConditionFailed, type Write } from './table.ts'

/** A mail to a person that has not left yet. To which address is asked when it leaves. */
export const Letter = z.object({
  id: z.string().min(1),
  person: z.string().min(1),
  kind: z.union([MailKind, z.literal('digest')]),
  subject: z.string(),
  text: z.string(),
  /** Somebody is sending it until this instant, in milliseconds. */
  until: z.int().optional(),
})
export type Letter = z.infer<typeof Letter>
export type NewLetter = Omit<Letter, 'id' | 'until'>

/** How long whoever took a letter has to send it, in milliseconds: longer than a Lambda lives, shorter than until its work comes again. */
const CLAIM = 10 * 60_000

/** Mail to the municipality's people: what they want, what they have been told, and what waits to leave. */
export function mailOf(scope: Scope) {
  const { door, keys } = scope
  const choices = collection(scope, {
    name: 'mailChoices',
    schema: MailChoices,
    key: keys.mailChoices,
    id: of => [of.person],
    list: { pk: keys.prefix, begins: 'MAIL#', consistent: true },
  })
  const put = (letter: NewLetter): Write => {
    const id = newId()
    return { Put: { Item: { ...keys.letter(id), ...letter, id } } }
  }
  const link = (hash: string, person: string, ttl: number): Write => ({
    Put: { Item: { ...keys.mailLink(hash), person, ttl } },
  })
  /** Whether it was done: not when somebody else was first. */
  const won = (writes: Write[]) =>
    door.commit(writes, newToken()).then(
      () => true,
      (error: unknown) => {
        if (error instanceof ConditionFailed) return false
        throw error
      },
    )
  const { pk, sk: toldBegins } = keys.told('')

  return {
    choices,
    /** A letter and the link in it, to be written together with what it tells. `ttl`: when the link ends, in epoch seconds. */
    writes: (letter: NewLetter, hash: string, ttl: number): Write[] => [put(letter), link(hash, letter.person, ttl)],
    /** Whose choices the link with that hash leads to. */
    async linked(hash: string, now: Date): Promise<string | undefined> {
      const row = await door.get(keys.mailLink(hash))
      return row && Number(row.ttl) * 1000 > now.getTime() ? String(row.person) : undefined
    },

    told: async (): Promise<Told[]> =>
      (await door.all({ pk, begins: toldBegins, consistent: true })).map(row => Told.parse(row)),

    /** What everybody is mentioned in and has not read. */
    mentions: async (): Promise<Mention[]> =>
      (await door.all({ pk: keys.prefix, begins: 'MENT#' })).map(row => Mention.parse(row)),

    /** Tells and remembers it at once, so that nobody is told twice; whether it was told: not when another worker was first. */
    tell: (before: Told | undefined, after: Told, also: Write[]) =>
      won([
        {
          Put: {
            Item: { ...keys.told(after.person), ...after },
            ...(before
              ? {
                  ConditionExpression: '#day = :day',
                  ExpressionAttributeNames: { '#day': 'day' },
                  ExpressionAttributeValues: { ':day': before.day },
                }
              : { ConditionExpression: 'attribute_not_exists(pk)' }),
          },
        },
        ...also,
      ]),

    waiting: async (): Promise<Letter[]> =>
      (await door.all({ pk: keys.letter('').pk, consistent: true })).map(row => Letter.parse(row)),

    /** Takes a letter to send it; whether one has it: not when it has left, or somebody else has it. */
    claim: (letter: Letter, now: Date) =>
      won([
        {
          Update: {
            Key: keys.letter(letter.id),
            UpdateExpression: 'SET #until = :until',
            ConditionExpression: 'attribute_exists(pk) AND (attribute_not_exists(#until) OR #until < :now)',
            ExpressionAttributeNames: { '#until': 'until' },
            ExpressionAttributeValues: { ':until': now.getTime() + CLAIM, ':now': now.getTime() },
          },
        },
      ]),
    /** It has left, or never will. */
    done: ({ id }: Letter) => door.commit([{ Delete: { Key: keys.letter(id) } }], newToken()),
    /** It could not be sent: the next one may try at once. */
    release: ({ id }: Letter) =>
      won([
        {
          Update: {
            Key: keys.letter(id),
            UpdateExpression: 'REMOVE #until',
            ConditionExpression: 'attribute_exists(pk)',
            ExpressionAttributeNames: { '#until': 'until' },
          },
        },
      ]),
  }
}
