import type { Attachment } from 'svelte/attachments'

/** A list that the keyboard walks through. */
type Walked = {
  at: HTMLElement
  step: (by: number, column?: boolean) => void
  choose: () => void
  leave: () => boolean
}
const shown = new Set<Walked>()
/** The address that was opened and left: its row is where the walk goes on. */
let left = ''

const rowsOf = (at: HTMLElement) => [...at.querySelectorAll<HTMLTableRowElement>('tbody > tr:not(.g)')]
/** Everything in a row that can be pressed or chosen. */
const pressable = (row: HTMLElement) => [
  ...row.querySelectorAll<HTMLElement>('a[href], button, input, select, summary'),
]
/** What takes the focus of a row: what opens it, by its name or else last in it, or the row itself. */
const targetOf = (row: HTMLElement) =>
  row.querySelector<HTMLElement>('th[scope=row] a') ??
  row.querySelector<HTMLElement>('th[scope=row] button') ??
  pressable(row).at(-1) ??
  row
const boxOf = (row: HTMLElement) => row.querySelector<HTMLInputElement>('.box input')

/**
 * Lets the keyboard walk through the rows in this element: one of them is in the order of Tab, with all that is in it,
 * arrows and J, K move between them, X or the space bar chooses. `leave` lets go of what was chosen and says whether
 * anything was.
 */
export const rowKeys =
  (leave: () => boolean = () => false): Attachment<HTMLElement> =>
  at => {
    let current: HTMLElement | undefined
    const here = () => rowsOf(at).find(row => row === current)

    /** Only the current row is in the order of Tab; what is in the others is still there to those who read them in another way. */
    function rove() {
      const rows = rowsOf(at)
      const from = left && rows.find(row => (targetOf(row) as HTMLAnchorElement).pathname === left)
      if (from) current = from
      const now = here() ?? rows[0]
      for (const row of rows) for (const one of [targetOf(row), ...pressable(row)]) one.tabIndex = row === now ? 0 : -1
      if (from) targetOf(from).focus()
      if (rows.length > 0) left = ''
    }
    function step(by: number, column = false) {
      const rows = rowsOf(at)
      const now = here()
      const to = now ? rows.indexOf(now) + by : by < 0 ? rows.length - 1 : 0
      const row = rows[Math.max(0, Math.min(rows.length - 1, to))]
      if (row) ((column && boxOf(row)) || targetOf(row)).focus()
    }
    const walked: Walked = {
      at,
      step,
      leave,
      choose: () => (here() ?? rowsOf(at)[0])?.querySelector<HTMLElement>('.box input')?.click(),
    }

    function focused({ target }: FocusEvent) {
      const row = (target as HTMLElement).closest<HTMLElement>('tbody > tr')
      if (!row || row === current) return
      current = row
      rove()
    }
    function key(event: KeyboardEvent) {
      const target = event.target as HTMLElement
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      const box = target.matches('.box input')
      if (!box && target.matches('input, select, textarea')) return
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      // The space bar presses a button; on a link it has nothing else to do.
      const choosing = event.key === ' ' && target.matches('tbody th a') && boxOf(target.closest('tr')!)
      if (!by && !choosing) return
      event.preventDefault()
      if (by) step(by, box)
      else walked.choose()
    }
    const watching = new MutationObserver(rove)
    watching.observe(at, { childList: true, subtree: true })
    at.addEventListener('focusin', focused)
    at.addEventListener('keydown', key)
    shown.add(walked)
    rove()
    return () => {
      watching.disconnect()
      at.removeEventListener('focusin', focused)
      at.removeEventListener('keydown', key)
      shown.delete(walked)
    }
  }

/** The list at hand: the one with the focus, else the first. */
const atHand = () => [...shown].find(({ at }) => at.contains(document.activeElement)) ?? [...shown][0]

/** Does what a single key stands for in lists; says whether it stood for anything. */
export function pressInList(key: string): boolean {
  const list = atHand()
  if (!list) return false
  if (key === 'escape') return list.leave()
  if (key === 'j' || key === 'k') list.step(key === 'j' ? 1 : -1)
  else if (key === 'x') list.choose()
  else return false
  return true
}

/** Out of the filter, to the first row. */
export const toRows = () => atHand()?.step(0)

/** The row of this address has the focus when its list is shown again. */
export const goOnFrom = (path: string) => void (left = path)
