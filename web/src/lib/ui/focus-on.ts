import { tick } from 'svelte'
import type { Attachment } from 'svelte/attachments'

/** The field of that name has the focus when a form is opened for it; its dialog has taken the focus to the first field by then. */
export const focusOn =
  (name: string): Attachment<HTMLFormElement> =>
  form =>
    void tick().then(() => form.querySelector<HTMLElement>(`[name="${name}"]`)?.focus())
