import { expect, test, type Page } from '@playwright/test'
import { inDemo, lookOver } from './people.ts'

const AT = '/9901/plans/2027/fo03'
const HEADING = 'Förvaltningsplan 2027'
const saved = (page: Page) => expect(page.getByText(/^Sparat \d\d\.\d\d$/)).toBeVisible()
const api = async (page: Page) =>
  (await (await page.request.get('/api/9901/plans/2027/fo03')).json()) as {
    goals: { id: string; text: string; measure: string; revision: number }[]
    activities: { name: string; status: string; due?: string }[]
    risks: unknown[]
    budget: { costKind: string; months: number[]; comment: string }[]
    plan: { texts?: Record<string, string> }
  }
/** The keyboard stands in the field that a link leads to. */
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id)

test('a plan is written by the keyboard alone: rows, budget, texts, and what is missing', async ({ browser }) => {
  const page = await inDemo(browser, /Karin Wallin/)
  await page.goto(AT)
  await page.getByRole('heading', { level: 1, name: HEADING }).waitFor()
  await page.getByRole('heading', { level: 2, name: 'Aktiviteter' }).waitFor()
  const key = (of: string) => page.keyboard.press(of)

  await test.step('N begins a row, which says what it lacks; Enter closes it and it is saved', async () => {
    await page.getByRole('heading', { level: 2, name: 'Aktiviteter' }).focus()
    await key('n')
    await expect.poll(() => focused(page)).toMatch(/^name-/)
    await page.keyboard.type('Dokumentera integrationer')
    await expect(page.getByText('Ange vem som ansvarar för aktiviteten.')).toBeVisible()
    await key('Enter')
    await expect(page.getByRole('button', { name: 'Dokumentera integrationer', exact: true })).toBeFocused()
    await saved(page)
    expect((await api(page)).activities.map(({ name }) => name)).toContain('Dokumentera integrationer')
  })

  await test.step('a row that is begun and left is nowhere', async () => {
    const before = await page.getByRole('button', { name: /^Kommentera/ }).count()
    await page.getByRole('button', { name: 'Lägg till aktivitet' }).press('Enter')
    await expect.poll(() => focused(page)).toMatch(/^name-/)
    await key('Enter')
    await expect(page.getByRole('button', { name: 'Lägg till aktivitet' })).toBeFocused()
    await expect(page.getByRole('button', { name: /^Kommentera/ })).toHaveCount(before)
    expect((await api(page)).activities.map(({ name }) => name)).not.toContain('')
  })

  await test.step('a link from what is missing opens the row, in the field', async () => {
    const links = page.getByRole('navigation', { name: 'Avsnitt' })
    await links.getByRole('link', { name: 'Ange ansvarig för A4' }).press('Enter')
    await expect.poll(() => focused(page)).toMatch(/^responsible-/)
    await page.keyboard.type('Karin')
    await key('Tab')
    await page.keyboard.type('2027-10-31')
    await key('Tab')
    await key('Escape')
  })

  await test.step('Esc makes the row what it was when it was opened', async () => {
    const { activities } = await api(page)
    expect(activities.find(({ name }) => name === 'Dokumentera integrationer')?.due).toBeUndefined()
    await page.getByRole('button', { name: 'Dokumentera integrationer', exact: true }).press('Enter')
    await key('Control+a')
    await page.keyboard.type('Dokumentera alla integrationer')
    await key('Enter')
    await expect(page.getByRole('button', { name: 'Dokumentera alla integrationer', exact: true })).toBeFocused()
    await saved(page)
  })

  await test.step('the budget is moved in by arrows, written by Enter, undone by Esc and Ctrl Z', async () => {
    const before = (await api(page)).budget[0]!
    await page.locator('#cell-0-0').focus()
    await key('ArrowRight')
    await expect(page.locator('#cell-0-1')).toBeFocused()
    await key('Enter')
    await page.keyboard.type('9')
    await key('Escape')
    await expect(page.locator('#cell-0-1')).toBeFocused()
    await page.keyboard.type('1,49 mnkr')
    await key('Tab')
    await expect(page.locator('#cell-0-1')).toHaveText('1 490')
    await expect(page.locator('#cell-0-2')).toBeFocused()
    await key('F2')
    await key('Control+a')
    await page.keyboard.type('mycket')
    await key('Enter')
    await expect(page.getByText('Skriv ett belopp i tkr, till exempel 1 490.')).toBeVisible()
    await key('Escape')
    await saved(page)
    await key('Control+z')
    await expect.poll(async () => (await api(page)).budget[0]!.months).toEqual(before.months)
  })

  await test.step('a range from Excel is pasted, and undone at once', async () => {
    await page.locator('#cell-0-0').focus()
    await page.evaluate(() => {
      const data = new DataTransfer()
      data.setData('text/plain', '1 000\t2000\t3\u00a0000\r\n4\t5\t6\r\n')
      document.activeElement!.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
    })
    await expect(page.locator('#cell-0-2')).toHaveText('3 000')
    await expect(page.locator('#cell-1-0')).toHaveText('4')
    await page.locator('#cell-0-0').focus()
    await key('Control+z')
    await expect(page.locator('#cell-1-0')).not.toHaveText('4')
  })

  await test.step('a line says where it belongs, and the years ahead, and stands so on the cost page', async () => {
    await page.locator('#cell-0-0').focus()
    await key('End')
    await key('ArrowRight')
    await expect(page.getByRole('button', { name: /^Ange var raden hör hemma/ }).first()).toBeFocused()
    await key('Enter')
    const dialog = page.getByRole('dialog', { name: /^Var raden hör hemma/ })
    await dialog.getByLabel('System').selectOption({ label: 'Omvårda' })
    await dialog.getByLabel('Konto').focus()
    await page.keyboard.type('6421')
    await key('Tab')
    await key('Escape')
    await expect(dialog).toHaveCount(0)
    await expect(page.getByRole('button', { name: /^Ange var raden hör hemma/ }).first()).toBeFocused()
    await expect(page.getByText('Omvårda, konto 6421').first()).toBeVisible()
    await page.getByRole('button', { name: 'Flerår' }).press('Enter')
    await page.locator('#cell-0-1').focus()
    await page.keyboard.type('5 000')
    await key('Enter')
    await expect(page.locator('#cell-0-1')).toHaveText('5 000')
    await saved(page)
    const [line] = (await api(page)).budget
    expect(line).toMatchObject({
      code: { account: '6421' },
      system: 'sys-fo03-1',
      ahead: [expect.any(Number), 500_000_000],
    })
    const costs = async (year: number) =>
      (await (await page.request.get(`/api/9901/costs/${year}?object=fo03&by=system`)).json()).groups as {
        id: string
        budget: number
      }[]
    const year = line!.months.reduce((all, ore) => all + ore)
    expect((await costs(2027)).find(({ id }) => id === 'sys-fo03-1')?.budget).toBe(year)
    expect((await costs(2029)).find(({ id }) => id === 'sys-fo03-1')?.budget).toBe(500_000_000)
    await page.getByRole('button', { name: 'Tertial' }).press('Enter')
  })

  await test.step('the sections that are texts are saved as they are left', async () => {
    await page.getByLabel('Nuläge', { exact: true }).focus()
    await page.keyboard.type('Avtalet är förlängt till 2028.')
    await key('Tab')
    await expect
      .poll(async () => (await api(page)).plan.texts)
      .toMatchObject({ situation: 'Avtalet är förlängt till 2028.' })
    await expect(page.getByRole('link', { name: 'Budgetarbete' })).toBeVisible()
  })

  await test.step('a row that is taken away comes back', async () => {
    await page.getByRole('button', { name: 'Dokumentera alla integrationer', exact: true }).press('Enter')
    await page.getByRole('button', { name: 'Ta bort A4' }).press('Enter')
    await expect(page.getByRole('button', { name: 'Dokumentera alla integrationer', exact: true })).toHaveCount(0)
    await page.getByRole('button', { name: 'Ångra' }).press('Enter')
    await expect(page.getByRole('button', { name: 'Dokumentera alla integrationer', exact: true })).toBeVisible()
    await saved(page)
  })

  await page.getByRole('button', { name: 'Dokumentera alla integrationer', exact: true }).press('Enter')
  await lookOver(page, HEADING, 'plan editor')
})

test('what is written without a connection is kept and sent later, and what two have written is chosen among', async ({
  browser,
}) => {
  const page = await inDemo(browser, /Karin Wallin/)
  const OTHER = AT.replace('fo03', 'fo05')
  const headers = { Origin: new URL(page.url()).origin }
  await page.request.post('/api/9901/plans/2027', { data: { object: 'fo05' }, headers })
  const began = { data: { text: 'Supporten svarar inom en timme' }, headers }
  expect((await page.request.post('/api/9901/plans/2027/fo05/goals', began)).status()).toBe(201)
  await page.goto(OTHER)
  await page.getByRole('heading', { level: 2, name: 'Mål och mått' }).waitFor()
  // Another's browser: this one is without a connection at times.
  const other = await inDemo(browser, /Karin Wallin/)
  const goals = async () =>
    (await (await other.request.get('/api/9901/plans/2027/fo05')).json()).goals as {
      id: string
      text: string
      measure: string
      revision: number
    }[]
  const [first] = await goals()

  await test.step('offline: shown at once, and counted', async () => {
    await page.context().setOffline(true)
    await page.getByRole('button', { name: first!.text, exact: true }).press('Enter')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Mitt eget mål')
    await page.keyboard.press('Enter')
    await expect(page.getByText(/Ingen anslutning\. En ändring väntar/)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Mitt eget mål', exact: true })).toBeVisible()
  })

  await test.step('another has written in the same field: both are shown, nothing is overwritten', async () => {
    const answer = await other.request.patch(`/api/9901/plans/2027/fo05/goals/${first!.id}`, {
      data: { text: 'Någon annans mål', measure: 'Ett nytt mått' },
      headers: { ...headers, 'If-Match': `"${first!.revision}"` },
    })
    expect(answer.status()).toBe(200)
    await page.context().setOffline(false)
    await expect(page.getByText('En rad har ändrats av två. Välj vad som ska gälla.')).toBeVisible()
    expect((await goals())[0]).toMatchObject({ text: 'Någon annans mål', measure: 'Ett nytt mått' })
    const choice = page.getByRole('group', { name: 'Två har ändrat samma sak.' })
    await expect(choice.getByLabel('Mitt eget mål')).toBeChecked()
    await expect(choice.getByLabel('Någon annans mål')).toBeVisible()
    await choice.getByRole('button', { name: 'Spara valet' }).press('Enter')
    await expect.poll(async () => (await goals())[0]).toMatchObject({ text: 'Mitt eget mål', measure: 'Ett nytt mått' })
    await expect(choice).toHaveCount(0)
  })
})
