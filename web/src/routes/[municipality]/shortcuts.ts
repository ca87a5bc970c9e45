const KEY = 'shortcuts'

/** Shortcuts of a single key can be turned off, in this browser: whoever dictates or rests a hand on the keys must be able to (WCAG 2.1.4). */
export const singleKeys = () => localStorage.getItem(KEY) !== 'off'

export function setSingleKeys(on: boolean) {
  if (on) localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, 'off')
}

/** What opens the palette, as the keyboard at hand names it. */
export const findKeys = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘ K' : 'Ctrl K'
