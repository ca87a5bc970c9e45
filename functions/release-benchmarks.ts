import { scheduled } from './jobs/lambda.ts'

/** Lambda: releases the rounds whose day has come, from snapshots alone. */
export const handler = scheduled('release-benchmarks')
