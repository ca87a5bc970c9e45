import { tick } from 'svelte'
import { page } from '$app/state'

/** Whoever comes from the list of what is missing comes to mend a field: the form opens there, once, for those who may change it. */
export function mendAskedField(may: () => boolean | undefined, mend: (field: string) => void) {
  let asked = page.url.searchParams.get('field')
  $effect(() => {
    if (asked === null || !may()) return
    const field = asked
    asked = null
    void tick().then(() => mend(field))
  })
}
