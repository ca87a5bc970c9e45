import { Calendar } from '#shared/calendars.ts'
import { newToken, type Scope } from './collection.ts'

/** Calendar feeds: each person has at most one, and finds it by its own key; a reader finds the person by the address's hash. */
export function calendarsOf({ door, keys }: Scope) {
  async function of(person: string): Promise<Calendar | undefined> {
    const row = await door.get(keys.calendar(person))
    return row && Calendar.parse(row)
  }
  return {
    of,
    /** The feed that the address with that hash is of; none when it was revoked or has been given another address. */
    async at(hash: string): Promise<Calendar | undefined> {
      const row = await door.get(keys.calendarAt(hash))
      const calendar = row && (await of(String(row.person)))
      return calendar?.hash === hash ? calendar : undefined
    },
    /** A new address; the one before it is none any longer. */
    async open(calendar: Calendar) {
      const before = await of(calendar.person)
      await door.commit(
        [
          { Put: { Item: { ...keys.calendar(calendar.person), ...calendar } } },
          { Put: { Item: { ...keys.calendarAt(calendar.hash), person: calendar.person } } },
          ...(before ? [{ Delete: { Key: keys.calendarAt(before.hash) } }] : []),
        ],
        newToken(),
      )
    },
    async revoke(person: string) {
      const before = await of(person)
      if (!before) return
      const gone = [keys.calendar(person), keys.calendarAt(before.hash)]
      await door.commit(
        gone.map(Key => ({ Delete: { Key } })),
        newToken(),
      )
    },
  }
}
