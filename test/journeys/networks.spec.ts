import { expect, test, type Page } from '@playwright/test'
import { lookOver, signInAs, someone, twoLooks } from './people.ts'

const email = 'rut.region@forbund.example'
const rail = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Nätverkets meny' }).getByRole('link', { name, exact: true })

test('somebody without a municipality runs a network: begins it, invites, chooses, and never sees a value', async ({
  browser,
}) => {
  const page = await someone(browser)
  await page.goto('/api/sign-in?return=/networks')
  await signInAs(page, email)

  await test.step('a network is begun, and figures are chosen', async () => {
    await page.getByRole('button', { name: 'Skapa nätverk' }).click()
    await page.getByRole('dialog').getByLabel('Namn').fill('Kusten')
    await page.getByRole('dialog').getByRole('button', { name: 'Skapa nätverk' }).click()
    await page.getByRole('heading', { level: 1, name: 'Nyckeltal' }).waitFor()
    for (const name of ['IT-kostnad per invånare', 'System per 1 000 anställda']) {
      await page.getByLabel(name).check()
      await expect(page.getByRole('status').filter({ hasText: 'Ändringen är sparad.' })).toBeVisible()
    }
    await expect(page.getByText('2 nyckeltal är valda')).toBeVisible()
    await lookOver(page, 'Nyckeltal', 'network-figures')
  })

  await test.step('a figure of the network’s own is added, removed and brought back', async () => {
    await page.getByRole('button', { name: 'Lägg till eget nyckeltal' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Namn').fill('Supportärenden per anställd')
    await dialog.getByRole('button', { name: 'Spara' }).click()
    await expect(dialog.getByText('Skriv vad medlemmarna ska ange.')).toHaveCount(2)
    await expect(dialog.getByText('Skriv tal, med det minsta under det största.').first()).toBeVisible()
    await lookOver(page, 'Nyckeltal', 'network-own-figure', twoLooks)
    await dialog.getByLabel('Vad som räknas').fill('Supportärenden under året')
    await dialog.getByLabel('Delas med').fill('Anställda den 31 december')
    await dialog.getByLabel('Största möjliga värde').fill('100')
    await dialog.getByLabel('Minsta skydd').fill('0,5')
    await dialog.getByRole('button', { name: 'Spara' }).click()
    await expect(dialog).toBeHidden()
    const own = page.getByLabel('Supportärenden per anställd')
    await expect(own).toBeChecked()
    await page.getByRole('button', { name: 'Ta bort Supportärenden per anställd' }).click()
    await expect(own).toHaveCount(0)
    await page.getByRole('button', { name: 'Ångra' }).click()
    await expect(own).toBeChecked()
    await expect(page.getByText('3 nyckeltal är valda')).toBeVisible()
    await lookOver(page, 'Nyckeltal', 'network-own-figures', twoLooks)
  })

  await test.step('a municipality is invited', async () => {
    await rail(page, 'Medlemmar').click()
    await page.getByRole('button', { name: 'Bjud in kommun' }).click()
    await page.getByLabel('Sök kommun').fill('Göteb')
    await page.getByRole('button', { name: 'Bjud in Göteborg' }).click()
    await expect(page.getByText('Göteborg är inbjuden.')).toBeVisible()
    await lookOver(page, 'Medlemmar', 'network-members')
  })

  await test.step('a threshold is raised, and cannot be lowered', async () => {
    await page.setViewportSize({ width: 1440, height: 900 })
    await rail(page, 'Inställningar').click()
    const k = page.getByLabel('Svar för en median')
    await k.fill('7')
    await page.getByRole('button', { name: 'Spara' }).click()
    await expect(page.getByText('Ändringen är sparad.')).toBeVisible()
    await k.fill('6')
    await page.getByRole('button', { name: 'Spara' }).click()
    await expect(page.getByRole('alert')).toContainText('Gränsen är 7 och kan bara höjas')
    await expect(page.getByText('tröskeln för median från 5 till 7')).toBeVisible()
    await lookOver(page, 'Inställningar', 'network-settings')
  })

  await test.step('a round is prepared', async () => {
    await page.setViewportSize({ width: 1440, height: 900 })
    await rail(page, 'Omgångar').click()
    await page.getByRole('button', { name: 'Förbered nästa omgång' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Förbered', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Omgång 2026, prognos' }).waitFor()
    await expect(page.getByText('Ingen kommun är med än')).toBeVisible()
  })
})

test('the coordinator of a network with members sees who has given, and how much', async ({ browser }) => {
  const page = await someone(browser)
  await page.goto('/api/sign-in?return=/networks/asarna/rounds')
  await page.getByRole('button', { name: /Ida Ström/ }).click()
  await lookOver(page, 'Omgångar', 'network-rounds')
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('link', { name: '2026, prognos' }).click()
  await expect(page.getByRole('row', { name: /Islinge Inte lämnat, två omgångar i rad/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /^Norrbäcka Lämnat/ })).toBeVisible()
  await expect(page.getByText('Du ser inga värden.')).toBeVisible()
  await lookOver(page, 'Omgång 2026, prognos', 'network-round')
})

test('another who is signed in finds no such network', async ({ browser }) => {
  const page = await someone(browser)
  await page.goto('/api/sign-in?return=/networks/asarna/rounds')
  await page.getByRole('button', { name: /Per Hall/ }).click()
  await expect(page.getByText('Mellersta åsarna')).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Alla dina nätverk' }).first()).toBeVisible()
})
