import type { TestProject } from 'vitest/node'
import { startDatabase } from '#infra/local/database.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    database: string
  }
}

/** One DynamoDB Local for the whole run; each test makes a table of its own. The long proofs keep it busy for long. */
export default async function setup(project: TestProject) {
  const database = await startDatabase(undefined, { long: process.env['PROVE'] !== undefined })
  project.provide('database', database.endpoint)
  return database.stop
}
