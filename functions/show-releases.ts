import { scheduled } from './jobs/lambda.ts'

/** Lambda: shows at noon what was released in the morning. */
export const handler = scheduled('show-releases')
