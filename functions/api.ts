import { answering } from './http/lambda.ts'
import { municipality } from './http/municipality.ts'

/** Lambda: the HTTP API of a municipality. */
export const handler = answering(municipality)
