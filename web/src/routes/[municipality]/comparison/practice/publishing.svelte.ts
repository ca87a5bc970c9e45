import * as m from '#messages'
import type { NewPracticeNote } from '#shared/practice.ts'
import { api, ApiProblem, ifMatch, once, read } from '#web/lib/api.ts'
import { offerUndo } from '#web/lib/ui/Undo.svelte'
import type { OwnNote } from './practice.ts'

const practice = api.comparison.practice

/** Publishing a note, changing it, and taking it back, which can be undone. */
export class Publishing {
  writing = $state(false)
  note = $state.raw<OwnNote>()
  problem = $state('')
  /** Whom the texts name, when the publisher is asked whether others may see it. */
  naming = $state.raw<string[]>([])
  readonly #municipality: string
  readonly #reload: () => Promise<void>

  constructor(municipality: string, reload: () => Promise<void>) {
    this.#municipality = municipality
    this.#reload = reload
  }

  begin(note?: OwnNote) {
    this.note = note
    this.naming = []
    this.problem = ''
    this.writing = true
  }

  async publish(written: NewPracticeNote) {
    const param = { municipality: this.#municipality }
    const json = { ...written, knowing: this.naming }
    this.problem = ''
    try {
      const { note } = this
      if (note) await read(practice[':id'].$patch({ param: { ...param, id: note.id }, json }, ifMatch(note.revision)))
      else await read(practice.$post({ param, json }, once()))
      this.writing = false
    } catch (error) {
      const named = error instanceof ApiProblem && error.type === 'library_names'
      if (named) this.naming = [...this.naming, ...(error.params['names'] as string[])]
      this.problem = named ? m.practice_naming({ names: this.naming.join(', ') }) : (error as Error).message
    }
    await this.#reload()
  }

  async withdraw({ id, revision, title }: OwnNote) {
    const param = { municipality: this.#municipality, id }
    this.problem = ''
    try {
      const after = await read(practice[':id'].$delete({ param }, ifMatch(revision)))
      offerUndo(m.practice_withdrawn_said({ title }), async () => {
        await read(practice[':id'].$patch({ param, json: {} }, ifMatch(after.revision)))
        await this.#reload()
      })
    } catch (error) {
      this.problem = (error as Error).message
    }
    await this.#reload()
  }
}
