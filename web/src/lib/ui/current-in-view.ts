import type { Attachment } from 'svelte/attachments'

/** Keeps the tab that is current within sight, in a row of tabs that scrolls sideways. */
export const currentInView: Attachment<HTMLElement> = row => {
  const show = () => {
    const tab = row.querySelector<HTMLElement>('[aria-current]')
    if (tab) row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2
  }
  const changes = new MutationObserver(show)
  changes.observe(row, { childList: true, subtree: true, attributeFilter: ['aria-current'] })
  const sizes = new ResizeObserver(show)
  sizes.observe(row)
  return () => {
    changes.disconnect()
    sizes.disconnect()
  }
}
