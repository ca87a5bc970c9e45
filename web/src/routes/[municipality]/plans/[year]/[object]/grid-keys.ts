import type { Grid } from './grid.svelte.ts'

const arrows: Record<string, [rows: number, columns: number]> = {
  ...{ ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] },
}

/** What a key does in the budget: moves, begins to write, writes, undoes the cell or the last change. `press`: on the line's buttons, after its comment. */
export function gridKey(grid: Grid, event: KeyboardEvent, press: () => void) {
  const done = grid.text === undefined ? standing(grid, event, press) : writing(grid, event)
  if (!done) return
  event.preventDefault()
  event.stopPropagation()
}

function writing(grid: Grid, { key, shiftKey }: KeyboardEvent): boolean {
  if (key === 'Escape') {
    grid.leave()
    void grid.focus(grid.at)
    return true
  }
  if (key !== 'Enter' && key !== 'Tab') return false
  if (!grid.commit()) return true
  if (key === 'Enter') void grid.move(shiftKey ? -1 : 1, 0)
  else if (!grid.next(shiftKey ? -1 : 1)) void grid.focus(grid.at)
  return true
}

function standing(grid: Grid, event: KeyboardEvent, press: () => void): boolean {
  const { key, shiftKey } = event
  const onButton = grid.at.column > grid.columns
  if (event.ctrlKey || event.metaKey) return key.toLowerCase() === 'z' && !shiftKey && grid.undo()
  if (event.altKey) return false
  if (arrows[key]) void grid.move(...arrows[key])
  else if (key === 'Home') void grid.focus({ ...grid.at, column: 0 })
  else if (key === 'End') void grid.focus({ ...grid.at, column: grid.columns })
  else if (key === 'Tab') return grid.next(shiftKey ? -1 : 1)
  else if ((key === 'Enter' || key === ' ') && onButton) press()
  else if (key === 'Enter' || key === 'F2') grid.edit()
  else if (key === 'Delete' || key === 'Backspace') grid.clear()
  else if (!onButton && /^[\d−-]$/.test(key)) grid.edit(key)
  else if (grid.at.column === grid.columns && key.length === 1 && key !== ' ') grid.edit(key)
  else return false
  return true
}
