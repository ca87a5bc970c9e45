import { PracticeNote, PublishedNote } from '#shared/practice.ts'
import { collection, newToken, type Saved, type Scope } from './collection.ts'
import type { Data } from './index.ts'
import type { Machine } from './machine.ts'
import { crossing } from './members.ts'
import { practiceKeys } from './practice-keys.ts'
import { openDoor, type Write } from './table.ts'

/** A municipality's own notes of how it did, those that it has withdrawn too. */
export const practiceNotesOf = (scope: Scope) =>
  collection(scope, {
    name: 'practice',
    schema: PracticeNote,
    key: scope.keys.practiceNote,
    id: note => [note.id],
    list: { pk: scope.keys.prefix, begins: 'PRACTICE#' },
  })

/** What municipalities have published of how they did, and not a row of theirs besides. */
export function practiceOf({ table }: Pick<Machine, 'table'>) {
  const door = openDoor(table, pk => pk.startsWith('W#'))
  return {
    /** What those readers may read. Whether somebody is one of them is asked before. */
    async to(readers: string): Promise<PublishedNote[]> {
      return (await door.all({ pk: practiceKeys.note(readers, '', '').pk })).map(row => PublishedNote.parse(row))
    },
  }
}

/** How a municipality lets others read a note, and takes it back: its own note and what others read, in one transaction. */
export function publishingPractice(machine: Pick<Machine, 'table'>, { practice, scope }: Data) {
  const { municipality } = scope.actor
  const keyOf = ({ readers, id }: Pick<PracticeNote, 'readers' | 'id'>) => practiceKeys.note(readers, municipality, id)

  return {
    async publish(before: Saved<PracticeNote> | undefined, note: PracticeNote, author: string) {
      const writes: Write[] = before ? await practice.writes.save(before, note) : practice.writes.create(note)
      const { state: _, ...shown } = note
      if (before && before.readers !== note.readers) writes.push({ Delete: { Key: keyOf(before) } })
      writes.push({ Put: { Item: { ...keyOf(note), ...PublishedNote.parse({ ...shown, municipality, author }) } } })
      const pks = [keyOf(note).pk, ...(before ? [keyOf(before).pk] : [])]
      await practice.commit(note, writes, newToken(), crossing(machine, municipality, pks))
      return practice.written(note, (before?.revision ?? 0) + 1)
    },

    async withdraw(before: Saved<PracticeNote>, note: PracticeNote) {
      const writes = await practice.writes.save(before, note)
      writes.push({ Delete: { Key: keyOf(before) } })
      await practice.commit(note, writes, newToken(), crossing(machine, municipality, [keyOf(before).pk]))
      return practice.written(note, before.revision + 1)
    },
  }
}
