import { accounts } from './http/accounts.ts'
import { answering } from './http/lambda.ts'

/** Lambda: sign-in, sign-up, and invitations; what a municipality's pages never load. */
export const handler = answering(accounts)
