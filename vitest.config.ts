import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/database.setup.ts',
    testTimeout: 20_000,
    pool: 'threads',
  },
})
