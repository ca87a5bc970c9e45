import { queued } from './jobs/lambda.ts'

/** Lambda: reckons a year's costs anew when rules, or what people have placed by hand, have changed. */
export const handler = queued()
