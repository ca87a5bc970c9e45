import { cardOf, LibraryCard, LibraryModel, type Publication } from '#shared/model-library.ts'
import { newToken, type Saved } from './collection.ts'
import type { Data } from './index.ts'
import { libraryKeys } from './keys.ts'
import type { Machine } from './machine.ts'
import { crossing } from './members.ts'
import { openDoor } from './table.ts'

/** The library's reading room: what municipalities have published, and not a row of theirs besides. */
export function libraryOf({ table }: Pick<Machine, 'table'>) {
  const door = openDoor(table, pk => pk === 'L' || pk.startsWith('L#'))
  return {
    list: async (): Promise<LibraryCard[]> =>
      (await door.all({ pk: libraryKeys.listed('').pk, consistent: true })).map(row => LibraryCard.parse(row)),
    async find(id: string): Promise<LibraryModel | undefined> {
      const row = await door.get(libraryKeys.model(id))
      return row && LibraryModel.parse(row)
    },
  }
}

/** How a municipality puts its model in the library: its own note and what all may read, in one transaction. */
export function publishingOf(machine: Pick<Machine, 'table'>, { publication, scope }: Data) {
  const { municipality } = scope.actor
  const [card, model] = [libraryKeys.listed(municipality), libraryKeys.model(municipality)]
  const door = crossing(machine, municipality, [card.pk, model.pk])
  return {
    async publish(before: Saved<Publication> | undefined, note: Publication, of: LibraryModel) {
      const writes = before ? await publication.writes.save(before, note) : publication.writes.create(note)
      writes.push({ Put: { Item: { ...card, ...cardOf(of) } } }, { Put: { Item: { ...model, ...of } } })
      await publication.commit(note, writes, newToken(), door)
      return publication.written(note, (before?.revision ?? 0) + 1)
    },
    async withdraw(before: Saved<Publication>) {
      const note: Publication = { ...before, state: 'withdrawn' }
      const writes = await publication.writes.save(before, note)
      writes.push({ Delete: { Key: card } }, { Delete: { Key: model } })
      await publication.commit(note, writes, newToken(), door)
      return publication.written(note, before.revision + 1)
    },
  }
}
