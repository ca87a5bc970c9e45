import { queued } from './jobs/lambda.ts'

/** Lambda: reads in files that people have sent, and undoes it when they ask. */
export const handler = queued()
