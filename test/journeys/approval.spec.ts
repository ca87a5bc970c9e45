import { expect, test, type Page } from '@playwright/test'
import { inDemo, lookOver, twoLooks } from './people.ts'

const plan = '/9901/plans/2027/fo04'
const PHONE = { width: 390, height: 844 }

/** The plan of another writer's hand: whatever the form looks like, everything mandatory is there. */
async function complete(page: Page) {
  const headers = { Origin: new URL(page.url()).origin }
  const api = `/api${plan}`
  const { activities } = await (await page.request.get(api)).json()
  for (const { id, revision } of activities.filter((a: { responsible?: string }) => !a.responsible)) {
    const answer = await page.request.patch(`${api}/activities/${id}`, {
      ...{ data: { responsible: 'kw' }, headers: { ...headers, 'If-Match': `"${revision}"` } },
    })
    expect(answer.ok(), await answer.text()).toBe(true)
  }
}
const submit = async (page: Page) => {
  await page.goto(plan)
  await page.getByRole('button', { name: 'Skicka in' }).click()
  await expect(page.getByText('Planen är inskickad.')).toBeVisible()
}
/** Moves on by Tab until what is asked for has the focus. */
async function tabTo(page: Page, name: RegExp) {
  const focused = () =>
    page.evaluate(() => {
      const of = document.activeElement as HTMLInputElement | null
      return [of?.getAttribute('aria-label'), of?.labels?.[0]?.textContent, of?.textContent].filter(Boolean).join(' ')
    })
  for (let n = 0; n < 60; n++) {
    await page.keyboard.press('Tab')
    if (name.test(await focused())) return
  }
  throw new Error(`the keyboard does not reach ${name}`)
}

test('a plan is submitted, returned with points, submitted again and approved on a phone, by the keyboard', async ({
  browser,
}) => {
  const karin = await inDemo(browser, /Karin Wallin/)
  await complete(karin)
  await submit(karin)

  const anna = await inDemo(browser, /Anna Lind/, '/plans/approvals', 'Att fastställa')
  await anna.setViewportSize(PHONE)
  await test.step('the owner reads one page', async () => {
    await expect(anna.getByText('En plan väntar på dig.')).toBeVisible()
    await lookOver(anna, 'Att fastställa', 'approval list', twoLooks)
    await anna.setViewportSize(PHONE)
    await anna.getByRole('link', { name: /^Öppna planen för/ }).click()
    await expect(anna.getByText(/^Planen kostar/)).toBeVisible()
    await expect(anna.getByRole('heading', { name: 'Det här är nytt mot plan 2026' })).toBeVisible()
    await lookOver(anna, 'Förvaltningsplan 2027', 'approval read', twoLooks)
    await anna.setViewportSize(PHONE)
    // The buttons follow along: they are there before anything has been scrolled.
    const bar = anna.getByRole('navigation', { name: 'Beslut' })
    await expect(bar.getByRole('link', { name: 'Fastställ' })).toBeInViewport()
    const sizes = await bar.getByRole('link').evaluateAll(all => all.map(of => of.getBoundingClientRect()))
    expect(Math.abs(sizes[0]!.width - sizes[1]!.width)).toBeLessThan(1)
    expect(Math.min(...sizes.map(({ height }) => height))).toBeGreaterThanOrEqual(44)
  })

  await test.step('and returns it, by the keyboard alone', async () => {
    await tabTo(anna, /^Skicka tillbaka$/)
    await anna.keyboard.press('Enter')
    await anna.getByRole('heading', { level: 1, name: 'Skicka tillbaka' }).waitFor()
    await lookOver(anna, 'Skicka tillbaka', 'approval return', twoLooks)
    await anna.setViewportSize(PHONE)
    await tabTo(anna, /^\s*Budget/)
    await anna.keyboard.press('Space')
    await tabTo(anna, /^Vad behöver ändras/)
    await anna.keyboard.type('Skriv in vad bytet kostar.')
    await expect(anna.getByText('474 tecken kvar')).toBeVisible()
    await anna.getByLabel('Svar senast').fill('2026-09-25')
    await anna.getByLabel('Svar senast').focus()
    await tabTo(anna, /^Skicka tillbaka till/)
    await anna.keyboard.press('Enter')
    await anna.getByRole('heading', { level: 1, name: /^Planen är tillbaka hos/ }).waitFor()
    await expect(anna.getByText('Inget mer väntar på dig.')).toBeVisible()
  })

  await test.step('the writers see what it is about, and submit it again', async () => {
    await karin.goto(plan)
    await expect(karin.getByText('Planen kom tillbaka från Anna Lind: Skriv in vad bytet kostar.')).toBeVisible()
    await expect(karin.getByText('Svar senast 2026-09-25.')).toBeVisible()
    await expect(
      karin.getByRole('alert').or(karin.locator('.note')).getByRole('link', { name: 'Budget' }),
    ).toBeVisible()
    await lookOver(karin, 'Förvaltningsplan 2027', 'approval returned', twoLooks)
    await submit(karin)
    await expect(karin.getByText('Planen kom tillbaka')).toBeHidden()
  })

  await test.step('a reader is told who decides, and decides nothing', async () => {
    const sara = await inDemo(browser, /Sara Dunge/, '/plans/2027/fo04/decision', 'Förvaltningsplan 2027')
    await expect(sara.getByText('Anna Lind (Objektägare)')).toBeVisible()
    await expect(sara.getByRole('navigation', { name: 'Beslut' })).toBeHidden()
  })

  await test.step('the owner approves, by the keyboard alone, and gets a receipt', async () => {
    await anna.goto(`${plan}/decision`)
    await anna.getByRole('link', { name: 'Fastställ', exact: true }).waitFor()
    await tabTo(anna, /^Fastställ$/)
    await anna.keyboard.press('Enter')
    await anna.getByRole('heading', { level: 1, name: 'Fastställ plan 2027' }).waitFor()
    await expect(anna.getByText('Version 1 låses och blir allmän handling.')).toBeVisible()
    await lookOver(anna, 'Fastställ plan 2027', 'approval approve', twoLooks)
    await anna.setViewportSize(PHONE)
    await tabTo(anna, /^Diarienummer eller paragraf/)
    await anna.keyboard.type('SN 2026/412')
    await tabTo(anna, /^Fastställ planen$/)
    await anna.keyboard.press('Enter')
    await anna.getByRole('heading', { level: 1, name: 'Planen är fastställd' }).waitFor()
    await expect(anna.getByText('SN 2026/412')).toBeVisible()
    await lookOver(anna, 'Planen är fastställd', 'approval done', twoLooks)
    await anna.getByRole('link', { name: 'Visa den fastställda planen' }).click()
    await expect(anna.getByText('Anna Lind, Objektägare')).toBeVisible()
  })
})
