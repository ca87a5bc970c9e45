import type { Platform } from '../platform/index.ts'

/** What every data door needs of the machine. */
export type Machine = Pick<Platform, 'table' | 'clock' | 'files'>
