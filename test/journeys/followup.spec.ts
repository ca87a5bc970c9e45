import { expect, test, type Locator, type Page } from '@playwright/test'
import { inDemo, lookOver } from './people.ts'

/** Goes to it as one who has no mouse does. */
async function tabTo(page: Page, to: Locator) {
  await to.waitFor()
  for (let pressed = 0; pressed < 250; pressed += 1) {
    if (await to.evaluate(of => of === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never came to ${String(to)}`)
}
/** Presses it. */
async function press(page: Page, to: Locator, key = 'Enter') {
  await tabTo(page, to)
  await page.keyboard.press(key)
}
const title = 'Uppföljning tertial 2, 2026'

test('by the keyboard alone: a leader answers what is left, submits, takes back and submits again', async ({
  browser,
}) => {
  const page = await inDemo(browser, /Karin Wallin/)

  await test.step('the page is come to from the plan, filled in as far as it has come', async () => {
    await page.goto('/9901/plans/2026/fo03')
    await press(page, page.getByRole('link', { name: 'Uppföljning', exact: true }))
    await lookOver(page, title, 'followup')
    await expect(page.getByText('3 frågor kvar')).toBeVisible()
  })

  await test.step('what is left is told when one submits too early', async () => {
    await press(page, page.getByRole('button', { name: 'Lämna in' }))
    await expect(page.getByRole('alert')).toContainText('3 frågor är kvar innan du lämnar in')
  })

  await test.step('the status differs from nothing: it is chosen and explained', async () => {
    await press(page, page.getByRole('radio', { name: 'Enligt plan' }), 'Space')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await expect(page.getByRole('radio', { name: 'Kritiskt' })).toBeChecked()
    await expect(page.getByText('Skriv varför läget är som det är.')).toBeVisible()
    await tabTo(page, page.getByLabel('Kommentar till läget'))
    await page.keyboard.type('Avtalet driver kostnaden.')
    await tabTo(page, page.getByLabel('Vad görs åt det?'))
    await page.keyboard.type('Rollen annonseras i oktober.')
    await tabTo(page, page.getByLabel('Det viktigaste på tre meningar'))
    await page.keyboard.type('Beslut om upphandlingen i oktober.')
    await page.keyboard.press('Tab')
    await expect(page.getByText('Alla frågor är besvarade.')).toBeVisible()
    await expect(page.getByText(/^Sparat \d\d\.\d\d$/)).toBeVisible()
  })

  await test.step('submitted, it is read; taken back, it is written; and submitted again', async () => {
    await page.goto('/9901/plans/2026/fo03/followup/T2')
    await press(page, page.getByRole('button', { name: 'Lämna in' }))
    await expect(page.getByText(/^Karin Wallin lämnade in/)).toBeVisible()
    await expect(page.getByLabel('Kommentar till läget')).toHaveCount(0)
    await lookOver(page, title, 'followup, submitted')
    await press(page, page.getByRole('button', { name: 'Ta tillbaka' }))
    await press(page, page.getByRole('button', { name: 'Lämna in' }))
    await expect(page.getByText(/^Karin Wallin lämnade in/)).toBeVisible()
  })
})

test('whoever keeps the model sees who has reported, reminds the others, and how it has gone', async ({ browser }) => {
  const page = await inDemo(browser, /Maja Dal/)
  await page.goto('/9901/plans/followups')
  await lookOver(page, 'Uppföljningar 2026', 'followups')
  await press(page, page.getByRole('button', { name: 'Påminn dem som inte har lämnat in' }))
  await expect(page.getByText(/personer har fått en påminnelse/)).toBeVisible()
  await press(page, page.getByRole('link', { name: 'Utveckling' }))
  await expect(page.getByRole('img', { name: /^Prognos mot budget i procent/ }).first()).toBeVisible()
  await lookOver(page, 'Uppföljningar 2026', 'followups, trend')
  await page.goto('/9901/plans/2026/fo03/followup/T1')
  await expect(page.getByText(/^Uppföljningen är låst sedan 2026-05-25/)).toBeVisible()
  await press(page, page.getByRole('button', { name: 'Öppna igen' }))
  await page.getByLabel('Varför öppnas den igen').waitFor()
  await tabTo(page, page.getByLabel('Varför öppnas den igen'))
  await page.keyboard.type('Fel belopp')
  await press(page, page.getByRole('dialog').getByRole('button', { name: 'Öppna igen' }))
  await expect(page.getByText(/^Maja Dal öppnade igen .*: Fel belopp$/)).toBeVisible()
})

test('two who write in the same field see both, and one is chosen', async ({ browser }) => {
  const path = '/plans/2026/fo04/followup/T2'
  const [karin, anna] = await Promise.all([
    inDemo(browser, /Karin Wallin/, path, title),
    inDemo(browser, /Anna Lind/, path, title),
  ])
  const summary = (page: Page) => page.getByLabel('Det viktigaste på tre meningar')
  await summary(karin).fill('Karins')
  await summary(karin).blur()
  await expect(karin.getByText(/^Sparat/)).toBeVisible()
  await summary(anna).fill('Annas')
  await summary(anna).blur()
  await expect(anna.getByRole('alert')).toContainText('Någon annan har skrivit i samma fält.')
  await anna.getByRole('button', { name: 'Låt mitt stå' }).click()
  await expect(anna.getByText(/^Sparat/)).toBeVisible()
  await karin.reload()
  await expect(summary(karin)).toHaveValue('Annas')
})
