import type { Me } from '#web/lib/me.ts'

/** Who may read in files. */
export const mayImport = ({ can }: Me) => can.import
