import { scheduled } from './jobs/lambda.ts'

/** Lambda: reckons anew what is released, and fails when it is otherwise than it is stored. */
export const handler = scheduled('verify-release')
