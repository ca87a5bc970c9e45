import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { inDemo, lookOver, twoLooks } from './people.ts'

test('a report is chosen, read as a page and taken as PDF; an approved plan’s PDF is kept with its checksum', async ({
  browser,
}) => {
  const page = await inDemo(browser, /Maja Dal/, '/reports', 'Rapporter')

  await test.step('the portfolio of one förvaltning, for its nämnd', async () => {
    await page.getByLabel('Förvaltning', { exact: true }).selectOption({ index: 1 })
    await page.getByRole('heading', { level: 2, name: /Rapport till nämnden/ }).waitFor()
    await lookOver(page, 'Rapporter', 'report of a board')
  })

  await test.step('a plan, as a page and as PDF', async () => {
    await page.getByLabel('Rapport', { exact: true }).selectOption('Förvaltningsplan')
    await expect(page.getByText('Välj ett objekt så visas rapporten här.')).toBeVisible()
    await page.getByLabel('År', { exact: true }).selectOption('2026')
    await page.getByLabel('Objekt', { exact: true }).selectOption({ label: 'Socialtjänst – Äldreomsorg' })
    await page.getByRole('heading', { level: 2, name: 'Förvaltningsplan 2026' }).waitFor()
    await lookOver(page, 'Rapporter', 'report of a plan', twoLooks)
    const loading = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Ladda ner PDF' }).click()
    const file = await loading
    expect(file.suggestedFilename()).toMatch(/^Förvaltningsplan 2026, .*\.pdf$/)
    expect((await readFile(await file.path())).subarray(0, 5).toString()).toBe('%PDF-')
  })

  await test.step('the kept PDF of the approved version has a checksum', async () => {
    await page.goto('/9901/plans/2026/fo03')
    const kept = page.getByRole('list', { name: 'Fastställda dokument' })
    await kept.getByRole('link', { name: 'Ladda ner fastställd PDF' }).waitFor()
    await expect(kept.getByText(/[0-9a-f]{64}/)).toBeVisible()
  })

  await test.step('an årsrapport of an object, with what is written in it', async () => {
    await page.goto('/9901/reports?kind=annual&year=2026&object=fo03')
    await page.getByRole('heading', { level: 2, name: 'Årsrapport 2026' }).waitFor()
    await lookOver(page, 'Rapporter', 'annual report', twoLooks)
  })

  await test.step('a forum’s meeting: what has happened, what waits for a decision, and its minutes', async () => {
    await page.goto('/9901/forums')
    const forum = page.locator('a[href^="/9901/forums/"]').first()
    const name = (await forum.textContent())!.trim()
    await forum.click()
    await page.getByRole('link', { name: 'Visa möte' }).click()
    await page.getByRole('heading', { level: 2, name: 'Minnesanteckningar' }).waitFor()
    await lookOver(page, `Möte: ${name}`, 'meeting', twoLooks)
    const loading = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Word' }).click()
    expect((await loading).suggestedFilename()).toMatch(/Minnesanteckningar.*\.docx$/)
  })
})
