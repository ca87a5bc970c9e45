import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import chromium from '@sparticuz/chromium'

// Another port may be named, so that two clones can run side by side.
const PORT = Number(process.env['JOURNEY_PORT'] ?? 4399)
const address = (port: number) => `http://localhost:${port}`
// The config is read by each worker too: one folder for the whole run.
const folder = (process.env['JOURNEY_FOLDER'] ??= mkdtempSync(join(tmpdir(), 'jarnkoll-journey-')))

export default defineConfig({
  testDir: 'test/journeys',
  timeout: 420_000,
  expect: { timeout: 15_000 },
  // Side by side: each journey works in a municipality, or on rows, of its own.
  workers: 2,
  reporter: 'list',
  use: {
    locale: 'sv-SE',
    actionTimeout: 20_000,
    launchOptions: {
      // An installed Chromium may be named; otherwise the one that comes with the packages.
      executablePath: process.env['CHROMIUM_PATH'] ?? (await chromium.executablePath()),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
      ],
    },
    trace: 'retain-on-failure',
  },
  projects: [
    { name: 'journeys', testIgnore: /comparison|first-day|plan-year/, use: { baseURL: address(PORT) } },
    // They move the clock: two when nobody else is there, the shorter way first, and one for years, on a service without demo data.
    { name: 'rounds', testMatch: /comparison/, use: { baseURL: address(PORT) }, dependencies: ['journeys'] },
    { name: 'day', testMatch: /first-day/, use: { baseURL: address(PORT) }, dependencies: ['rounds'] },
    { name: 'year', testMatch: /plan-year/, use: { baseURL: address(PORT + 1) }, dependencies: ['journeys'] },
  ],
  webServer: [service(PORT, folder), service(PORT + 1, `${folder}-year`, '--empty')],
})

function service(port: number, folder: string, more = '') {
  return {
    command: `node infra/local/start.ts --port ${port} --folder ${folder} ${more}`,
    url: `${address(port)}/api/local/clock`,
    timeout: 300_000,
    stdout: 'ignore' as const,
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 10_000 },
  }
}
