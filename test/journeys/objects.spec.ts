import { expect, test, type Locator } from '@playwright/test'
import { inDemo, lookOver } from './people.ts'

const ADDRESS = 'https://diariet.norrbacka.example/bygglov'

test('an object’s steps, what its systems support, a contract’s days, and what is removed and comes back', async ({
  browser,
}) => {
  const page = await inDemo(browser, /Maja Dal/)
  const dialog = page.getByRole('dialog')
  const save = async (form: Locator) => {
    await form.getByRole('button', { name: 'Spara' }).click()
    await expect(form).toBeHidden()
  }

  await test.step('a step is renamed and moved by keys, and the systems keep their support of it', async () => {
    await page.goto('/9901/objects/fo13')
    await page.getByRole('button', { name: 'Ändra uppgifter' }).click()
    await dialog.getByLabel('Steg 1').fill('Ansökan och anmälan')
    await page.keyboard.press('Alt+ArrowDown')
    await expect(dialog.getByLabel('Steg 2')).toHaveValue('Ansökan och anmälan')
    await expect(dialog.getByLabel('Steg 2')).toBeFocused()
    await dialog.getByLabel('Omfattning').fill('Ingår: lov och tillsyn.')
    await dialog.getByRole('button', { name: 'Lägg till länk' }).click()
    await dialog.getByLabel('Länk 1, namn').fill('Ärendeplan')
    await dialog.getByLabel('Länk 1, adress').fill(ADDRESS.replace('https://', ''))
    await save(dialog)
    await expect(page.getByRole('link', { name: 'Ärendeplan' })).toHaveAttribute('href', ADDRESS)
    await expect(page.getByRole('columnheader').nth(2)).toHaveText('Ansökan och anmälan')
    await lookOver(page, 'Samhällsbyggnad – Bygglov', 'object with links')
    await page.getByRole('link', { name: 'Bygglovet' }).click()
    await page.getByRole('heading', { level: 1, name: 'Bygglovet' }).waitFor()
    await expect(page.getByText('Ansökan och anmälan')).toBeVisible()
    await page.getByRole('button', { name: 'Ändra uppgifter' }).click()
    await dialog.getByLabel('Version').fill('7')
    await save(dialog)
    await lookOver(page, 'Bygglovet', 'system in the business')
  })

  await test.step('a step that systems support says what they lose before it goes', async () => {
    await page.goto('/9901/objects/fo13')
    await page.getByRole('button', { name: 'Ändra uppgifter' }).click()
    await dialog.getByRole('button', { name: 'Ta bort Ansökan och anmälan' }).click()
    await expect(dialog.getByText('Bygglovet: huvudstöd för Ansökan och anmälan')).toBeVisible()
    await save(dialog)
    await expect(page.getByRole('columnheader', { name: 'Ansökan och anmälan' })).toHaveCount(0)
  })

  await test.step('nothing left of a list is said in words, and the way back leaves the view', async () => {
    await page.goto('/9901/systems?sort=name')
    await lookOver(page, 'System')
    await page.getByLabel('Klassning').selectOption('ej klassad')
    await page.getByLabel('Namn, leverantör, objekt').fill('Bygglovet')
    await expect(page.getByText('Inget stämmer med ”Bygglovet” och klassning ej klassad.')).toBeVisible()
    await lookOver(page, 'System', 'systems, none left')
    await page.getByRole('button', { name: 'Rensa filter' }).click()
    await expect(page.getByRole('link', { name: 'Bygglovet' })).toBeVisible()
    expect(page.url()).toContain('sort=name')
  })

  await test.step('N adds a system on an object; removed, it comes back as it was', async () => {
    await page.keyboard.press('n')
    await dialog.getByLabel('Namn').fill('Provsystemet')
    await dialog.getByLabel('Objekt').selectOption({ label: 'Samhällsbyggnad – Bygglov' })
    await dialog.getByLabel('Granskning').selectOption('delstöd')
    await dialog.getByRole('button', { name: 'Lägg till system' }).click()
    await page.getByRole('heading', { level: 1, name: 'Provsystemet' }).waitFor()
    await page.getByRole('button', { name: 'Ändra uppgifter' }).click()
    await dialog.getByLabel('Ekonomi').check()
    await dialog.getByLabel('Konfidentialitet').selectOption({ index: 1 })
    await dialog.getByRole('button', { name: 'Spara' }).click()
    await expect(dialog.getByText('Fyll i konfidentialitet, riktighet och tillgänglighet').first()).toBeVisible()
    for (const degree of ['Riktighet', 'Tillgänglighet', 'Spårbarhet'])
      await dialog.getByLabel(new RegExp(`^${degree}`)).selectOption({ index: 1 })
    await save(dialog)
    await expect(page.getByRole('link', { name: 'Ekonomi' })).toBeVisible()
    await page.getByRole('button', { name: 'Ändra uppgifter' }).click()
    await dialog.getByRole('button', { name: 'Ta bort systemet' }).click()
    await expect(page.getByText('Provsystemet är borttaget.')).toBeVisible()
    await page.getByRole('button', { name: 'Ångra' }).click()
    await page.getByRole('heading', { level: 1, name: 'Provsystemet' }).waitFor()
    await expect(page.getByText('delstöd')).toBeVisible()
  })

  await test.step('an object that systems lie on says why it stays', async () => {
    await page.goto('/9901/objects/fo13')
    await page.getByRole('button', { name: 'Ändra uppgifter' }).click()
    await dialog.getByRole('button', { name: 'Ta bort objektet' }).click()
    await expect(dialog.getByRole('alert')).toContainText('Flytta det först')
  })

  await test.step('a contract that ends before it starts is told so at the day', async () => {
    await page.goto('/9901/contracts/avt-fo13-2')
    await page.getByRole('button', { name: 'Ändra avtal' }).click()
    await dialog.getByLabel('Från', { exact: true }).fill('2035-01-01')
    await dialog.getByRole('button', { name: 'Spara' }).click()
    await expect(dialog.getByLabel('Till och med')).toBeFocused()
    await expect(dialog.getByText('Avtalet börjar 2035-01-01 och kan inte sluta tidigare.')).toBeVisible()
  })
})
