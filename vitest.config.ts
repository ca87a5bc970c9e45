import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/database.setup.ts',
    testTimeout: 60_000,
    pool: 'threads',
    // Half of a test's time is the database's: both cores have work, also on a machine that has two.
    maxWorkers: 2,
    // The rooms keep nothing between requests, so files may share what they import.
    isolate: false,
  },
})
