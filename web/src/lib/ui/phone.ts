import { MediaQuery } from 'svelte/reactivity'

/** Is the page as narrow as a phone? There a list shows the columns that are marked for it, whatever was chosen. */
export const phone = new MediaQuery('screen and (width < 600px)')
