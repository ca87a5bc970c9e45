import { tick } from 'svelte'
import * as m from '#messages'
import { clockTime } from '#shared/format.ts'
import * as queues from '#shared/plan-edits.ts'
import type { EditQueue, PlanEdit } from '#shared/plan-edits.ts'
import type { PlanPage } from '#shared/plan-page.ts'
import { rowId, rowName, type PlanPart, type RowOf } from '#shared/plan-rows.ts'
import { after, Kept } from './kept.ts'
import { overlay, planRow, type Known } from './overlay.ts'
import { Sender } from './sender.ts'

/** How long the keyboard rests before what is written is sent. */
const QUIET = 800
const AGAIN = [2_000, 5_000, 10_000, 30_000]

/** What somebody writes in a plan: shown at once, saved row by row in the order it was written, and kept until it is. */
export class Writing {
  queue = $state.raw<EditQueue>(queues.emptyQueue)
  #failed = $state(false)
  at = $state('')
  /** Saved is only what nothing waits in, also when it is written while the page is fetched again. */
  readonly state = $derived(
    this.#failed ? 'failed' : this.queue.waiting.length > 0 ? 'saving' : this.at ? 'saved' : 'idle',
  )
  why = $state('')
  /** The row that is open, `goals/g1`. */
  opened = $state('')
  /** The open row as it was when it was opened: Esc makes it so again. Nothing of a row that is new. */
  was: Record<string, unknown> | undefined
  /** A row that has been begun and in which nothing has been written: nobody else sees it. */
  #begun = $state.raw<PlanEdit>()
  /** The part at hand: where N adds a row. */
  current = $state<PlanPart>('activities')
  readonly count = $derived(this.queue.waiting.length)
  #page = $state.raw<PlanPage>()
  /** Rows as they were saved last, newer than what the page has; nothing where the row is gone. */
  #known = $state.raw<Known>({})
  readonly of = $derived(
    this.#page &&
      overlay(this.#page, this.#known, {
        ...this.queue,
        waiting: [...this.queue.waiting, ...(this.#begun ? [this.#begun] : [])],
      }),
  )
  readonly #sender: Sender
  readonly #kept: Kept
  /** Fetches the page again, once everything is saved. */
  reload: () => Promise<void> = () => Promise.resolve()
  #timer: ReturnType<typeof setTimeout> | undefined
  #working: Promise<void> | undefined
  #quietUntil = 0
  #failures = 0

  constructor(address: string, kept: string) {
    this.#sender = new Sender(address)
    this.#kept = new Kept(kept)
    void this.#kept.left().then(left => {
      if (left.length === 0) return
      this.#to(after(left, this.queue))
      this.flush()
    })
  }

  /** The page as it was fetched last. */
  show(of: PlanPage) {
    this.#page = of
  }

  /** Writes facts of a row, or of the plan itself. */
  change(part: PlanEdit['part'], row: string, facts: Record<string, unknown>) {
    const begun = this.#begun
    if (begun?.row === row) {
      this.#begun = undefined
      return this.#put({ ...begun, after: { ...begun.after, ...facts } })
    }
    const now = this.#rowNow(part, row)
    const before = Object.fromEntries(Object.keys(facts).map(field => [field, now[field] ?? null]))
    this.#put({ part, row, kind: 'change', before, after: facts })
  }

  /** Opens a row to be written. */
  async open(part: PlanPart, id: string) {
    this.was = this.#rowNow(part, id)
    this.opened = `${part}/${id}`
    this.current = part
    await tick()
  }

  /** A new row, open to be written; answers its id. */
  async add<P extends PlanPart>(part: P, facts: Partial<RowOf<P>>): Promise<string> {
    const id = rowId(Date.now(), crypto.randomUUID())
    const row: PlanEdit = { id: crypto.randomUUID(), part, row: id, kind: 'add', before: {}, after: facts }
    if (rowName[part]({ id, ...facts } as never) === '') this.#begun = row
    else this.#put(row)
    this.opened = `${part}/${id}`
    this.was = undefined
    await tick()
    return id
  }

  /** The row that was begun and never written in is gone, and was never anywhere else. */
  forget = () => (this.#begun = undefined)

  /** Takes a row away; answers how it is put back. */
  remove(part: PlanPart, id: string): () => Promise<void> {
    const begun = this.#begun
    if (begun?.row === id) {
      this.#begun = undefined
      return () => Promise.resolve(void (this.#begun = begun))
    }
    const { revision: _, ...row } = this.#rowNow(part, id)
    this.#put({ part, row: id, kind: 'remove', before: row, after: {} })
    this.flush()
    return () => {
      this.#put({ part, row: id, kind: 'back', before: {}, after: row })
      this.flush()
      return Promise.resolve()
    }
  }

  /** The person has chosen what stands where two had written. */
  choose(row: string, yielded: ReadonlySet<string>) {
    this.#to(queues.chosen(this.queue, row, yielded))
    this.flush()
  }

  /** What was refused has been read. */
  read() {
    this.#to({ ...this.queue, refused: [] })
  }

  /** Sends what waits now, without waiting for more. */
  flush = () => {
    this.#quietUntil = 0
    this.#schedule(0)
  }

  /** When all that can be saved is. */
  async settled() {
    this.#quietUntil = 0
    clearTimeout(this.#timer)
    await this.#working
    await (this.#working ?? this.#work())
  }

  #rowNow(part: PlanEdit['part'], id: string): Record<string, unknown> {
    if (part === 'plan') return (this.of?.plan ?? {}) as never
    return ((this.of?.[part] as { id: string }[] | undefined)?.find(row => row.id === id) ?? {}) as never
  }
  #put(edit: Omit<PlanEdit, 'id'>) {
    this.#to(queues.put(this.queue, { ...edit, id: crypto.randomUUID() }))
    this.#quietUntil = Date.now() + QUIET
    if (this.#failures === 0) this.#schedule(QUIET)
  }
  #to(queue: EditQueue) {
    this.queue = queue
    this.#kept.keep(queue)
  }
  #schedule(wait: number) {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void (this.#working ?? this.#work()), wait)
  }

  async #work() {
    if (this.queue.waiting.length === 0) return
    this.#failed = false
    this.#working = this.#sendAll()
    await this.#working
    this.#working = undefined
  }

  /** Sends what waits, also what is written while the page is fetched again. */
  async #sendAll() {
    while (this.queue.waiting.length > 0) {
      const rest = this.#quietUntil - Date.now()
      if (rest > 0) return this.#schedule(rest)
      if (!(await this.#sendFirst())) return this.#tryAgain()
      this.#failures = 0
      if (this.queue.waiting.length > 0) continue
      this.at = clockTime(Date.now())
      await this.reload()
      if (this.queue.waiting.length === 0) this.#known = {}
    }
  }

  /** Whether it was answered, and what became of it. */
  async #sendFirst(): Promise<boolean> {
    this.#to(queues.began(this.queue))
    const edit = this.queue.waiting[0]!
    const answer = await this.#sender.send(edit, this.#saved(edit))
    if (answer.row !== undefined) this.#known = { ...this.#known, [`${edit.part}/${edit.row}`]: answer.row }
    if (answer.to === 'unanswered') return false
    if (answer.to === 'saved') this.#to(queues.saved(this.queue))
    else if (answer.to === 'held') this.#to(queues.held(this.queue, answer.theirs))
    else if (answer.to === 'refused') this.#to(queues.refused(this.queue, answer.why))
    else this.#to(queues.unanswered(this.queue))
    return true
  }

  /** The row as it is saved, whatever is written and waits. */
  #saved({ part, row }: PlanEdit): Record<string, unknown> | undefined {
    const known = this.#known[`${part}/${row}`]
    const read = this.#page && planRow(this.#page, part, row)
    return known && Number(known['revision']) >= Number(read?.['revision'] ?? 0) ? known : read
  }

  #tryAgain() {
    this.#to(queues.unanswered(this.queue))
    this.#failed = true
    this.why = m.plan_editor_again()
    this.#schedule(AGAIN[Math.min(this.#failures++, AGAIN.length - 1)]!)
  }
}

const begun: Record<string, Writing> = {}
/** One writing of a plan by a person, also when they leave its page and come back. */
export function writingOf(address: string, kept: string): Writing {
  // What is derived outlives the page that was there first, and would stand still with it otherwise.
  if (!begun[kept]) $effect.root(() => void (begun[kept] = new Writing(address, kept)))
  return begun[kept]!
}

/** How saving goes, as the plan's head says it. */
export type Saving = Pick<Writing, 'state' | 'at' | 'why' | 'settled'>
