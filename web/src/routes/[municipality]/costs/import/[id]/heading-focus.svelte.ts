import { tick } from 'svelte'

/** When another part of the page is shown, its heading has the focus, as when one comes to another page. */
export function headingFocus(of: () => HTMLElement | undefined, shown: () => string): void {
  let before: string | undefined
  $effect(() => {
    const now = shown()
    if (before !== undefined && before !== now)
      void tick().then(() => setTimeout(() => of()?.querySelector<HTMLElement>('h2[tabindex]')?.focus()))
    before = now
  })
}
