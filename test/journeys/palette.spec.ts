import { expect, test, type Page } from '@playwright/test'
import { inDemo, lookOver } from './people.ts'

const palette = (page: Page) => page.getByRole('dialog', { name: 'Sök eller gå till' })
const writing = (page: Page) => palette(page).getByRole('combobox')
const chosen = (page: Page) => palette(page).getByRole('option', { selected: true })
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true })

async function find(page: Page, text: string) {
  await page.keyboard.press('Control+k')
  await expect(writing(page)).toBeFocused()
  await page.keyboard.type(text)
}

test('Karin goes everywhere by the keyboard', async ({ browser }) => {
  const page = await inDemo(browser, /Karin Wallin/)
  const asked: string[] = []
  page.on('request', request => asked.push(new URL(request.url()).pathname))

  await test.step('Ctrl K, some letters without their dots, and Enter open an object', async () => {
    await find(page, '')
    await expect(chosen(page)).toContainText('Öppna plan')
    await lookOver(page, 'Översikt', 'palette, nothing asked')
    await page.keyboard.type('aldre')
    await expect(chosen(page)).toContainText('Socialtjänst – Äldreomsorg')
    await expect(chosen(page).locator('b')).toHaveText('Äldre')
    await lookOver(page, 'Översikt', 'palette')
    await page.keyboard.press('Enter')
    await heading(page, 'Socialtjänst – Äldreomsorg').waitFor()
    await expect(palette(page)).toHaveCount(0)
  })

  await test.step('from one object to another it is another page, and the index is not fetched again', async () => {
    await find(page, 'individ familj')
    await page.keyboard.press('Enter')
    await heading(page, 'Socialtjänst – Individ och familj').waitFor()
    expect(asked.filter(path => path === '/api/9901/search')).toHaveLength(1)
    expect(asked.filter(path => /^\/api\/9901\/objects\/\w+$/.test(path))).toHaveLength(2)
  })

  await test.step('a system leads to its page, arrows choose, what is not there is said, and Esc closes', async () => {
    await find(page, 'omvårda')
    await expect(chosen(page)).toContainText('system i Socialtjänst – Äldreomsorg')
    await page.keyboard.press('Enter')
    await heading(page, 'Omvårda').waitFor()
    await find(page, 'social')
    const options = palette(page).getByRole('option')
    await page.keyboard.press('End')
    await expect(options.last()).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('ArrowDown')
    await expect(options.first()).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.type(' finns inte')
    await expect(palette(page)).toContainText('Inget heter eller innehåller social finns inte.')
    await lookOver(page, 'Omvårda', 'palette, nothing found')
    await page.keyboard.press('Escape')
    await expect(palette(page)).toHaveCount(0)
  })

  await test.step('a person leads to their roles and mandates', async () => {
    await find(page, 'anna lind')
    await page.keyboard.press('Enter')
    await heading(page, 'Anna Lind').waitFor()
  })

  await test.step('what lies in the register leads to its page: by number, by what it is called, by what it is about', async () => {
    for (const [text, kind, name] of [
      ['2021/220', 'Avtal', 'Avtal Diariet'],
      ['styrgrupp', 'Forum och beslut', 'Styrgruppen för IT-förvaltning'],
      ['läsplattor byts', 'Forum och beslut', 'Läsplattor byts vart tredje år'],
      ['lathund', 'Verksamhetskomponenter', 'Lathund för signering i mobilen'],
      ['brukare', 'Integrationer', 'Insatser och brukare'],
      ['lönen avtal', 'Avtal', 'Avtal Lönen'],
    ] as const) {
      await find(page, text)
      await expect(palette(page).getByRole('group', { name: kind })).toContainText(name)
      await page.keyboard.press('Enter')
      await heading(page, name).waitFor()
    }
    await find(page, 'kontinuitet')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/systems\?saved=vy-kontinuitet/)
    await find(page, 'förvaltningsobjekt')
    await expect(chosen(page)).toContainText('Ett ansvarsområde')
    await page.keyboard.press('Enter')
    await heading(page, 'Förvaltningsobjekt').waitFor()
  })

  await test.step('what is made has its form before one at once', async () => {
    for (const [text, title] of [
      ['nytt avtal', 'Nytt avtal'],
      ['nytt system äldre', 'Lägg till system'],
      ['anteckna beslut', 'Anteckna beslut'],
    ] as const) {
      await find(page, text)
      await page.keyboard.press('Enter')
      await expect(page.getByRole('dialog', { name: title })).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(page).not.toHaveURL(/new/)
    }
    await find(page, 'läs in')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/imports\/new$/)
  })

  await test.step('what could not be fetched says so, and is fetched when tried again', async () => {
    await page.goto('/9901/staffing/al')
    await heading(page, 'Anna Lind').waitFor()
    await page.route('**/api/9901/search', route => route.abort())
    await find(page, 'omv')
    await expect(palette(page).getByRole('alert')).toContainText('kunde inte hämtas')
    await page.unroute('**/api/9901/search')
    await palette(page).getByRole('button', { name: 'Försök igen' }).click()
    await expect(chosen(page)).toContainText('Omvårda')
    await page.keyboard.press('Escape')
  })

  await test.step('G and a letter go to a page of the menu, / to its filter, and ? lists the keys', async () => {
    await page.keyboard.press('g')
    // The test's keyboard has no å.
    await page.locator('body').dispatchEvent('keydown', { key: 'å' })
    await expect(page).toHaveURL(/\/9901\/wheel$/)
    await page.keyboard.press('g')
    await page.keyboard.press('o')
    await heading(page, 'Förvaltningsobjekt').waitFor()
    await page.getByLabel('Filtrera').waitFor()
    await page.keyboard.press('/')
    await expect(page.getByLabel('Filtrera')).toBeFocused()
    await page.keyboard.type('g?/')
    await expect(page.getByLabel('Filtrera')).toHaveValue('g?/')
    await heading(page, 'Förvaltningsobjekt').click()
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Kortkommandon' })).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('turned off, single keys do nothing, and Ctrl K still does', async () => {
    await find(page, 'inställningar')
    await page.keyboard.press('Enter')
    await lookOver(page, 'Inställningar')
    await page.getByLabel('Kortkommandon med en tangent').uncheck()
    await page.reload()
    await heading(page, 'Inställningar').click()
    await page.keyboard.press('?')
    await find(page, '')
    await expect(page.getByRole('dialog', { name: 'Kortkommandon' })).toHaveCount(0)
    await page.keyboard.press('Control+k')
    await expect(palette(page)).toHaveCount(0)
  })
})

test('whoever appoints is taken to the form with the object filled in, also from the same page again', async ({
  browser,
}) => {
  const page = await inDemo(browser, /Maja Dal/)
  for (const object of ['Socialtjänst – Funktionsstöd', 'Socialtjänst – Äldreomsorg']) {
    await find(page, `utse ${object}`)
    // What is looked in comes when it is first asked for.
    await expect(chosen(page)).toContainText(object)
    await page.keyboard.press('Enter')
    const form = page.getByRole('dialog', { name: 'Utse' })
    await expect(form.getByLabel('Objekt').locator('option:checked')).toHaveText(object)
    await page.keyboard.press('Escape')
    await expect(form).toHaveCount(0)
  }
})
