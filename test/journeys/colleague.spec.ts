import { expect, test, type Page } from '@playwright/test'
import { lookOver, menu, signInAs, someone } from './people.ts'

const NY = 'ny.person@norrbacka.example'

async function enter(page: Page) {
  await page.goto('/api/sign-in?return=/9901')
  await signInAs(page, NY)
}

test('a colleague asks to be let in, and reads the portfolio when the municipality opens it to its addresses', async ({
  browser,
}) => {
  const [ny, maja] = [await someone(browser), await someone(browser)]

  await test.step('who is no member sees no menu and no names, and asks to be let in', async () => {
    await enter(ny)
    await lookOver(ny, 'Du är inte med här än')
    await expect(ny.getByRole('navigation')).toHaveCount(0)
    await expect(ny.locator('body')).not.toContainText(/Maja|Norrbäcka/)
    await ny.getByRole('button', { name: 'Be att få vara med' }).click()
    await expect(ny.getByText(`Du får svaret till ${NY}.`)).toBeVisible()
    await ny.goto('/9999')
    await ny.getByRole('heading', { name: 'Sidan finns inte' }).waitFor()
  })

  await test.step('the modellansvarig opens it to the addresses that members have proven', async () => {
    await maja.goto('/api/sign-in?return=/9901/settings')
    await maja.getByRole('button', { name: /Maja Dal/ }).click()
    await expect(maja.getByText(NY)).toBeVisible()
    await maja.getByLabel('Även alla andra som loggar in med en adress hos norrbacka.example').check()
    await expect(maja.getByText('Sparat.')).toBeVisible()
    await lookOver(maja, 'Inställningar', 'Inställningar, öppet')
  })

  await test.step('the colleague finds it from the front page, reads, and is offered nothing to change', async () => {
    await ny.goto('/')
    await lookOver(ny, 'Översikt', 'Översikt, kollega')
    await menu(ny, 'Objekt').click()
    await ny.getByRole('link', { name: 'Socialtjänst – Äldreomsorg' }).click()
    await ny.getByRole('heading', { level: 1, name: 'Socialtjänst – Äldreomsorg' }).waitFor()
    await expect(ny.getByRole('heading', { name: 'Kommentarer' })).toBeVisible()
    await expect(ny.getByText('Inga kommentarer').or(ny.getByText('reservrutinen')).first()).toBeVisible()
    const main = ny.getByRole('main')
    await expect(main.getByRole('button', { name: /^(Ändra|Lägg till|Ny|Utse|Kommentera)/ })).toHaveCount(0)
    await expect(main.getByRole('textbox')).toHaveCount(0)
  })
})
