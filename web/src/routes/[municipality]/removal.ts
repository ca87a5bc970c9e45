import { page } from '$app/state'
import type { Removable } from '#shared/removed.ts'
import { api, read } from '#web/lib/api.ts'
import { offerUndo } from '#web/lib/ui/Undo.svelte'

/** Says that something is removed, and offers to put it back as it was, with its story; `shown` shows it again. */
export function offerReturn(text: string, kind: Removable, id: string, shown: () => Promise<unknown>) {
  const param = { municipality: page.params.municipality!, kind, id: encodeURIComponent(id) }
  offerUndo(text, async () => {
    await read(api.removed[':kind'][':id'].return.$post({ param }))
    await shown()
  })
}
