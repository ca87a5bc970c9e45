import { getContext, setContext } from 'svelte'
import { openOn, type Anchor, type CommentRow } from '#shared/comments.ts'
import type { PlanPage } from '#shared/plan-page.ts'

/** What a plan's page says beside its rows: what has changed since last year, and what is said about them. */
export class RowMarks {
  /** Whether changes are shown. */
  shown = $state(false)
  of = $state.raw<PlanPage>()
  items = $state.raw<Pick<CommentRow, 'anchor' | 'resolvedOn'>[]>([])
  /** The row that a comment is begun on. */
  begun = $state.raw<Anchor>()
  readonly open = $derived(openOn(this.items))
}

const KEY = Symbol('row marks')
export const provideRowMarks = (marks: RowMarks) => setContext(KEY, marks)
export const useRowMarks = () => getContext<RowMarks | undefined>(KEY)
