import { expect, test, type Locator, type Page } from '@playwright/test'
import { inDemo, lookOver } from './people.ts'
import { xlsx } from './register-files.ts'

const apply = (page: Page) => page.getByRole('button', { name: /^Läs in( |$)/ })

/** Goes to it as one who has no mouse does. */
async function tabTo(page: Page, to: Locator) {
  await to.waitFor()
  for (let pressed = 0; pressed < 250; pressed += 1) {
    if (await to.evaluate(of => of === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never came to ${String(to)}`)
}

test('by the keyboard alone: a file is read in, systems are changed, and a person’s roles are handed over', async ({
  browser,
}) => {
  const page = await inDemo(browser, /Maja Dal/)

  await test.step('a file with a fault is chosen, corrected and read in', async () => {
    await page.goto('/9901/systems')
    await tabTo(page, page.getByRole('link', { name: 'Läs in från Excel' }))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Läs in system från Excel' }).waitFor()
    await lookOver(page, 'Läs in system från Excel', 'import, file')
    await tabTo(page, page.getByLabel('Välj en fil'))
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Space')])
    const rows = [
      ['Systemnamn', 'Objekt', 'Antal'],
      ['Tangentia', 'Ekonomi', 'tio'],
      ['Klaviatia', 'Ekonomi', '11'],
    ]
    await chooser.setFiles(await xlsx('tangent.xlsx', rows))
    await tabTo(page, page.getByLabel('Läses som: Antal'))
    await page.keyboard.type('Antal')
    await expect(page.getByLabel('Läses som: Antal')).toHaveValue('users')
    await tabTo(page, page.getByRole('link', { name: 'Granska raderna' }))
    await page.keyboard.press('Enter')
    await tabTo(page, apply(page))
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('Antal användare, rad 2')).toBeFocused()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('10')
    await page.keyboard.press('Enter')
    await expect(apply(page)).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByText('Två rader lästes in.')).toBeVisible()
  })

  await test.step('a chosen system is changed in the row of many', async () => {
    await page.goto('/9901/systems?text=atia')
    await tabTo(page, page.getByLabel('Välj Klaviatia'))
    await page.keyboard.press('Space')
    await tabTo(page, page.getByLabel('Uppgift', { exact: true }))
    // The test's keyboard has no å, ä or ö.
    await page.keyboard.type('Version')
    await tabTo(page, page.getByLabel('Nytt värde'))
    await page.keyboard.type('2027')
    await expect(page.getByText('Version blir 2027 för ett system.')).toBeVisible()
    await tabTo(page, page.getByRole('button', { name: 'Ändra ett system' }))
    await page.keyboard.press('Enter')
    await expect(page.getByText('Ett system är ändrat.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Ångra' })).toBeFocused()
  })

  await test.step('every role of a person is handed over', async () => {
    await page.keyboard.press('Control+k')
    const palette = page.getByRole('dialog', { name: 'Sök eller gå till' })
    await expect(palette.getByRole('combobox')).toBeFocused()
    await page.keyboard.type('anna lind')
    await expect(palette.getByRole('option', { selected: true })).toContainText('Anna Lind')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Anna Lind' }).waitFor()
    await tabTo(page, page.getByRole('button', { name: 'Lämna över' }))
    await page.keyboard.press('Enter')
    const form = page.getByRole('dialog', { name: 'Anna Lind slutar' })
    await expect(form.getByLabel('Sista dag')).toBeFocused()
    // Sent too early it says what is missing, and goes there.
    await tabTo(page, form.getByRole('button', { name: 'Lämna över' }))
    await page.keyboard.press('Enter')
    await expect(form.getByRole('alert')).toContainText('saknar val')
    await expect(form.getByLabel(/^Tas över av: Objektägare/).first()).toBeFocused()
    await page.keyboard.press('Shift+Tab')
    await expect(form.getByLabel('Allt till')).toBeFocused()
    await page.keyboard.type('Maja Dal')
    await expect(form.getByText(/^Maja Dal får 3 roller till/)).toBeVisible()
    await tabTo(page, form.getByRole('button', { name: 'Lämna över' }))
    await page.keyboard.press('Enter')
    await expect(page.getByText(/3 roller gick vidare/)).toBeVisible()
  })
})
