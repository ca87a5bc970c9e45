import { chromium as playwright } from '@playwright/test'
import chromium from '@sparticuz/chromium'
import lighthouse, { desktopConfig } from 'lighthouse'
import { gzipSync } from 'node:zlib'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '#infra/local/database.ts'
import { startService } from '#infra/local/service.ts'
import { median, type Figure } from './figure.ts'

const RUNS = 3

/** First-load JavaScript of Översikt with demo data, signed in, and Lighthouse's word on it (desktop, median of three). */
export async function web(): Promise<Figure[]> {
  const service = await startService({ port: 0, demo: true })
  const port = await freePort()
  // A persistent context, so that the tab which Lighthouse opens is signed in too.
  const browser = await playwright.launchPersistentContext(mkdtempSync(join(tmpdir(), 'jarnkoll-bench-')), {
    executablePath: process.env['CHROMIUM_PATH'] ?? (await chromium.executablePath()),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', `--remote-debugging-port=${port}`],
  })
  try {
    const page = await browser.newPage()
    const devtools = await browser.newCDPSession(page)
    const emptyCache = () => devtools.send('Network.clearBrowserCache')
    await page.goto(`${service.origin}/api/sign-in?return=/9901`)
    await page.getByRole('button', { name: /Karin Wallin/ }).click()
    await page.waitForURL('**/9901')
    await page.waitForLoadState('networkidle')

    await emptyCache()
    const scripts: Promise<number>[] = []
    let requests = 0
    page.on('request', request => void (request.url().includes('/api/') && requests++))
    page.on('response', response => {
      if (response.request().resourceType() === 'script')
        scripts.push(response.body().then(body => gzipSync(body, { level: 9 }).length))
    })
    await page.reload({ waitUntil: 'networkidle' })
    const bytes = (await Promise.all(scripts)).reduce((a, b) => a + b, 0)

    const scores: Record<string, number[]> = { performance: [], accessibility: [], 'best-practices': [] }
    for (let i = 0; i < RUNS; i++) {
      const flags = {
        port,
        output: 'json' as const,
        onlyCategories: Object.keys(scores),
        disableStorageReset: true,
        logLevel: 'error' as const,
      }
      await emptyCache()
      const result = await lighthouse(`${service.origin}/9901`, flags, desktopConfig)
      for (const [name, values] of Object.entries(scores))
        values.push(Math.round((result!.lhr.categories[name]?.score ?? 0) * 100))
    }
    return [
      {
        figure: 'first-load JavaScript, Översikt',
        value: Math.round(bytes / 102.4) / 10,
        unit: 'KB gz',
        goal: '≤ 120',
      },
      { figure: 'requests to the API, Översikt', value: requests, unit: 'requests', goal: '≤ 2' },
      ...Object.entries(scores).map(([name, values]) => ({
        figure: `Lighthouse ${name}`,
        value: median(values),
        unit: 'of 100',
        goal: name === 'performance' ? '≥ 95' : '100',
      })),
    ]
  } finally {
    await browser.close()
    await service.stop()
  }
}
