import { givenUp } from './jobs/lambda.ts'

/** Lambda: what people have asked for and what failed for good. Nothing is left half done, and whoever waits is told. */
export const handler = givenUp()
