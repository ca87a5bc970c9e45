import { scheduled } from './jobs/lambda.ts'

/** Lambda: turns every municipality’s annual wheel into deadlines. */
export const handler = scheduled('generate-deadlines')
