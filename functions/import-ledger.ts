import { queued } from './jobs/lambda.ts'

/** Lambda: reads in ledgers that people have sent, and undoes it when they ask. */
export const handler = queued()
