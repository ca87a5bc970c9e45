import { isEmpty } from './field-use.ts'
import { canonical } from './plans.ts'
import { contested, mine, type Contested } from './overtaken.ts'
import type { PlanPart } from './plan-rows.ts'

type Facts = Record<string, unknown>

/** Something written in one row of a plan, or in the plan itself: `before` as it was read, `after` as it was written. */
export type PlanEdit = {
  id: string
  part: PlanPart | 'plan'
  row: string
  kind: 'add' | 'change' | 'remove' | 'back'
  before: Facts
  after: Facts
}

/** An edit of what another has changed meanwhile: somebody must choose. */
type HeldEdit = { edit: PlanEdit; theirs: Facts }

/** What has been written and is not saved: in the order it was written, one at a time under way. Never is an edit in two places. */
export type EditQueue = {
  waiting: PlanEdit[]
  /** The first is under way. */
  sending: boolean
  /** The one that was sent last: it may be saved although no answer came, so nothing becomes part of it. */
  tried?: string
  held: HeldEdit[]
  refused: { edit: PlanEdit; why: string }[]
}

export const emptyQueue: EditQueue = { waiting: [], sending: false, held: [], refused: [] }

const sameRow = (a: PlanEdit, b: Pick<PlanEdit, 'part' | 'row'>) => a.part === b.part && a.row === b.row
const writes = ({ kind }: PlanEdit) => kind !== 'remove'

/** Two edits of one row as one: from what was read first to what was written last. */
const joined = (first: PlanEdit, then: PlanEdit): PlanEdit => ({
  ...first,
  before: { ...then.before, ...first.before },
  after: deep(first.after, then.after),
})
const deep = (under: Facts, over: Facts): Facts => ({
  ...under,
  ...over,
  ...(under['texts'] || over['texts'] ? { texts: { ...(under['texts'] as Facts), ...(over['texts'] as Facts) } } : {}),
})
const idle = ({ kind, before, after }: PlanEdit) =>
  kind === 'change' && Object.keys(after).every(field => canonical(before[field]) === canonical(after[field]))

/**
 * Puts an edit last. One that goes on where the last one left off, in the same row, becomes part of it until that is
 * sent; one in a row that waits for a choice is part of what is chosen. What went and came back is no edit.
 */
export function put(queue: EditQueue, edit: PlanEdit): EditQueue {
  const held = queue.held.find(of => sameRow(of.edit, edit))
  if (held && edit.kind === 'change')
    return { ...queue, held: queue.held.map(of => (of === held ? { ...of, edit: joined(of.edit, edit) } : of)) }
  const last = queue.waiting.at(-1)
  const open = last && last.id !== queue.tried && sameRow(last, edit) && writes(last)
  const rest = queue.waiting.slice(0, -1)
  if (open && edit.kind === 'change') {
    const both = joined(last, edit)
    return { ...queue, waiting: idle(both) ? rest : [...rest, both] }
  }
  // What was never sent need not be taken away.
  if (open && last.kind === 'add' && edit.kind === 'remove') return { ...queue, waiting: rest }
  return idle(edit) ? queue : { ...queue, waiting: [...queue.waiting, edit] }
}

/** The first edit goes under way, unless one is. */
export function began(queue: EditQueue): EditQueue {
  const [first] = queue.waiting
  return first ? { ...queue, sending: true, tried: first.id } : queue
}

/** It was not answered: it stays first, and is sent again. */
export const unanswered = (queue: EditQueue): EditQueue => ({ ...queue, sending: false })

/** It is saved. */
export const saved = (queue: EditQueue): EditQueue => ({ ...queue, sending: false, waiting: queue.waiting.slice(1) })

/** It is refused for good, with the reason: told, and not sent again. What was written later in a row that could not be made goes with it. */
export function refused(queue: EditQueue, why: string): EditQueue {
  const [first, ...rest] = queue.waiting
  if (!first) return queue
  const goes = (edit: PlanEdit) => first.kind !== 'change' && first.kind !== 'remove' && sameRow(edit, first)
  return {
    ...queue,
    sending: false,
    waiting: rest.filter(edit => !goes(edit)),
    refused: [...queue.refused, { edit: rest.filter(goes).reduce(joined, first), why }],
  }
}

/** Another has changed what it writes: it waits for a choice, with what has been written in the row since. */
export function held(queue: EditQueue, theirs: Facts): EditQueue {
  const [first, ...rest] = queue.waiting
  if (!first) return queue
  const mine = rest.filter(edit => sameRow(edit, first) && edit.kind === 'change')
  return {
    ...queue,
    sending: false,
    waiting: rest.filter(edit => !mine.includes(edit)),
    held: [...queue.held, { edit: mine.reduce(joined, first), theirs }],
  }
}

/** A row's facts with each month and each text a fact of its own: two people may write in different ones. */
const flat = ({ months, texts, ...row }: Facts): Facts => ({
  ...row,
  ...Object.fromEntries(((months ?? []) as number[]).map((ore, i) => [`months.${i}`, ore])),
  ...Object.fromEntries(Object.entries((texts ?? {}) as Facts).map(([id, text]) => [`texts.${id}`, text])),
})

/** The facts that an edit writes and that another has changed to something else since they were read. */
export const contestedIn = ({ before, after }: PlanEdit, theirs: Facts): Contested[] =>
  contested(flat(before), flat(after), flat(before), flat(theirs))

/** What is sent of an edit, over the row as it is now: not what it says already, nor what is in `yielded`, where the other's stands. */
export function changeOver({ before, after }: PlanEdit, now: Facts, yielded: ReadonlySet<string> = new Set()): Facts {
  const is = flat(now)
  const said = (key: string, value: unknown) =>
    (isEmpty(value) && isEmpty(is[key])) || canonical(value) === canonical(is[key])
  const facts = Object.entries(mine(flat(before), flat(after), is, yielded)).filter(([key, value]) => !said(key, value))
  const under = (name: string) =>
    facts.filter(([key]) => key.startsWith(name)).map(([key, value]) => [key.slice(name.length), value] as const)
  const [months, texts] = [under('months.'), under('texts.')]
  return {
    ...Object.fromEntries(facts.filter(([key]) => !key.startsWith('months.') && !key.startsWith('texts.'))),
    ...(months.length > 0 && {
      months: months.reduce(
        (all, [i, ore]) => all.with(Number(i), ore as number),
        (now['months'] ?? after['months']) as number[],
      ),
    }),
    ...(texts.length > 0 && { texts: Object.fromEntries(texts) }),
  }
}

/** Somebody has chosen: their own stands but for the facts in `yielded`. What is left of the edit is sent, on what the other saved. */
export function chosen(queue: EditQueue, row: string, yielded: ReadonlySet<string>): EditQueue {
  const found = queue.held.find(({ edit }) => edit.row === row)
  if (!found) return queue
  const rest = { ...queue, held: queue.held.filter(of => of !== found) }
  const after = changeOver(found.edit, found.theirs, yielded)
  const before = Object.fromEntries(Object.keys(after).map(field => [field, found.theirs[field] ?? null]))
  return Object.keys(after).length === 0 ? rest : put(rest, { ...found.edit, before, after })
}

/** The rows of a part as they are with what has been written since. */
export function withEdits<R extends { id: string }>(rows: R[], part: PlanPart, edits: PlanEdit[]): R[] {
  let now = rows
  for (const edit of edits.filter(of => of.part === part)) {
    const there = now.some(({ id }) => id === edit.row)
    if (edit.kind === 'remove') now = now.filter(({ id }) => id !== edit.row)
    else if (there) now = now.map(row => (row.id === edit.row ? applied(row, edit.after) : row))
    else if (edit.kind !== 'change') now = [...now, { revision: 0, ...edit.after, id: edit.row } as unknown as R]
  }
  return now
}

/** A row with other facts; what is emptied is gone. */
export const applied = <R extends object>(row: R, after: Facts): R =>
  Object.fromEntries(
    Object.entries(deep(row as Facts, after)).filter(([, value]) => value !== null && value !== undefined),
  ) as R
