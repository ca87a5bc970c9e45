import { scheduled } from './jobs/lambda.ts'

/** Lambda: calculates every municipality’s staff cost anew, from who holds what today. */
export const handler = scheduled('reckon-costs')
