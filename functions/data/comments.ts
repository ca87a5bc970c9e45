import { Comment, Mention, mentionedIn, type Commented } from '#shared/comments.ts'
import { collection, newToken, type Saved, type Scope } from './collection.ts'
import type { Row, Write } from './table.ts'

const LIMIT = 50

/** What is said about an entity, and what each person has not read of what they are mentioned in. */
export function commentsOf(scope: Scope) {
  const { door, keys } = scope
  const of = (kind: Commented, entity: string) =>
    collection(scope, {
      name: 'comment',
      schema: Comment,
      key: (id: string) => keys.comment(kind, entity, id),
      id: comment => [comment.id],
      history: false,
    })
  const mention = (item: Mention): Write => ({ Put: { Item: { ...keys.mention(item.person, item.comment), ...item } } })
  const forget = (person: string, comment: string): Write => ({ Delete: { Key: keys.mention(person, comment) } })
  const unread = (comment: Comment, title: string, people: string[]) =>
    people
      .filter(person => person !== comment.author)
      .map(person => {
        const { kind, entity, at, id, author } = comment
        return mention({ kind, entity, at, person, title, comment: id, by: author })
      })

  return {
    of,

    /** The newest ones, so many at a time; `before` is the last one that was seen. */
    async newest(kind: Commented, entity: string, before?: string) {
      const { pk } = keys.comment(kind, entity, '')
      const after = before === undefined ? {} : { after: keys.comment(kind, entity, before) }
      const { rows, after: next } = await door.page({ pk, newestFirst: true, limit: LIMIT, ...after })
      const items = rows.map((row: Row): Saved<Comment> => ({ ...Comment.parse(row), revision: Number(row.revision) }))
      return { items, more: next !== undefined }
    },

    /** What the person is mentioned in and has not read. */
    async mentions(person: string): Promise<Mention[]> {
      const { pk, sk } = keys.mention(person, '')
      return (await door.all({ pk, begins: sk })).map(row => Mention.parse(row))
    },
    seen: (person: string, comment: string) => door.commit([forget(person, comment)], newToken()),

    write(comment: Comment, title: string, idempotency?: string) {
      return of(comment.kind, comment.entity).create(
        comment,
        idempotency,
        unread(comment, title, mentionedIn(comment.text)),
      )
    },

    /** The changed comment, and what follows for those it mentions now, or no longer. */
    async change(before: Saved<Comment>, after: Comment, title: string) {
      const comments = of(before.kind, before.entity)
      const mentioned = (comment: Comment) => (comment.ttl === undefined ? mentionedIn(comment.text) : [])
      const [was, is] = [mentioned(before), mentioned(after)]
      await comments.commit(after, [
        ...(await comments.writes.save(before, after)),
        ...was.filter(person => !is.includes(person)).map(person => forget(person, before.id)),
        ...unread(
          after,
          title,
          is.filter(person => !was.includes(person)),
        ),
      ])
      return comments.written(after, before.revision + 1)
    },
  }
}
