import { queued } from './jobs/lambda.ts'
import { cloudPlatform } from './platform/cloud.ts'
import { config } from './platform/config.ts'
import { print } from './reports/print.ts'

/** Lambda: makes PDF, Word and Excel of reports, and keeps the PDF of what is approved. */
export const handler = queued(() => ({ ...cloudPlatform(config()), print }))
