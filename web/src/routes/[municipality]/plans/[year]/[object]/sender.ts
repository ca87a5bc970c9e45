import * as m from '#messages'
import { changeOver, contestedIn, type PlanEdit } from '#shared/plan-edits.ts'
import { ApiProblem, ifMatch, read } from '#web/lib/api.ts'

type Row = Record<string, unknown>
/** What became of an edit, and the row as it is now; null when it is gone. */
type Answer = { row?: Row | null } & (
  { to: 'saved' | 'unanswered' | 'again' } | { to: 'held'; theirs: Row } | { to: 'refused'; why: string }
)

/** Sends edits of one plan, one at a time. */
export class Sender {
  readonly #address: string
  #attempts = 0
  constructor(address: string) {
    this.#address = address
  }

  /** Sends an edit over the row as it was saved last. Somebody else's newer fact is never written over. */
  async send(edit: PlanEdit, now: Row | undefined): Promise<Answer> {
    if (edit.kind === 'change' && now && contestedIn(edit, now).length > 0) return { to: 'held', theirs: now }
    try {
      const row = await this.#request(edit, now)
      this.#attempts = 0
      return { to: 'saved', ...(row !== undefined && { row }) }
    } catch (error) {
      return this.#refusal(edit, error)
    }
  }

  async #request(edit: PlanEdit, now: Row | undefined): Promise<Row | null | undefined> {
    const at = edit.part === 'plan' ? '' : `/${edit.part}`
    const revision = Number(now?.['revision'] ?? 0)
    if (edit.kind === 'add') return this.#ask('POST', at, { ...edit.after, id: edit.row })
    if (edit.kind === 'back') {
      const { id: _, responsibleName: _r, name, lastYear: _l, ...facts } = edit.after
      const own = edit.part === 'activities' ? { ...facts, name } : facts
      return this.#ask('POST', `${at}/${edit.row}/return`, own)
    }
    if (edit.kind === 'remove') {
      await this.#ask('DELETE', `${at}/${edit.row}`, undefined, revision)
      return null
    }
    const change = changeOver(edit, now ?? {})
    if (now && Object.keys(change).length === 0) return undefined
    return this.#ask('PATCH', edit.part === 'plan' ? '' : `${at}/${edit.row}`, change, revision)
  }

  #ask(method: string, path: string, json?: object, revision?: number) {
    return read<Row>(
      fetch(this.#address + path, {
        method,
        headers: { 'Content-Type': 'application/json', ...(revision !== undefined && ifMatch(revision).headers) },
        ...(json && { body: JSON.stringify(json) }),
      }) as never,
    )
  }

  #refusal(edit: PlanEdit, error: unknown): Answer {
    // No answer, or one that says to come back: the edit stays, and is sent again.
    if (!(error instanceof ApiProblem) || error.status >= 500 || error.status === 429 || error.status === 401)
      return { to: 'unanswered' }
    if (error.status === 404 && edit.kind === 'remove') return { to: 'saved', row: null }
    if (error.type === 'stale') {
      const theirs = error.params['current'] as Row
      // It had been saved when its answer was lost.
      if (edit.kind === 'add' || edit.kind === 'back') return { to: 'saved', row: theirs }
      if (edit.kind === 'remove') return { to: 'refused', why: m.plan_editor_not_removed(), row: theirs }
      if (this.#attempts++ < 5) return { to: 'again', row: theirs }
      this.#attempts = 0
      return { to: 'unanswered', row: theirs }
    }
    return { to: 'refused', why: error.status === 404 ? m.plan_editor_gone() : error.message }
  }
}
