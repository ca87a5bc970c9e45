import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import chromium from '@sparticuz/chromium'

// Another port may be named, so that two clones can run side by side.
const PORT = Number(process.env['JOURNEY_PORT'] ?? 4399)
// The config is read by each worker too: one folder for the whole run.
const folder = (process.env['JOURNEY_FOLDER'] ??= mkdtempSync(join(tmpdir(), 'jarnkoll-journey-')))

export default defineConfig({
  testDir: 'test/journeys',
  timeout: 240_000,
  expect: { timeout: 15_000 },
  // Side by side: each journey works in a municipality, or on rows, of its own.
  workers: 2,
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${PORT}`,
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
  webServer: {
    command: `node infra/local/start.ts --port ${PORT} --folder ${folder}`,
    url: `http://localhost:${PORT}/api/local/clock`,
    timeout: 120_000,
    stdout: 'ignore',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
  },
})
