import { bounced } from './jobs/lambda.ts'

/** Lambda: marks on their persons the addresses that take no mail. */
export const handler = bounced()
