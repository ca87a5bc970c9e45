import { expect, test, type Browser } from '@playwright/test'
import { inDemo, lookOver } from './people.ts'

/** Somebody of the demo municipality, with a system's form open. */
async function editing(browser: Browser, name: RegExp) {
  const page = await inDemo(browser, name, '/systems/sys-fo03-4', 'Nyckelfri')
  await page.getByRole('button', { name: 'Ändra uppgifter' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  return {
    page,
    dialog,
    save: () => dialog.getByRole('button', { name: 'Spara' }).click(),
    write: (field: string, text: string) => dialog.getByLabel(field, { exact: true }).fill(text),
  }
}

test('two people change one system at the same time: what each wrote is kept, and what both wrote is chosen', async ({
  browser,
}) => {
  const karin = await editing(browser, /Karin Wallin/)
  const maja = await editing(browser, /Maja Dal/)

  await test.step('different facts of it: both are saved, nobody is asked', async () => {
    await karin.write('Version', '2026.1')
    await karin.save()
    await expect(karin.dialog).toBeHidden()
    await maja.write('Antal användare', '77')
    await maja.save()
    await expect(maja.dialog).toBeHidden()
    await expect(maja.page.getByText('2026.1', { exact: true })).toBeVisible()
    await expect(maja.page.getByText('77', { exact: true })).toBeVisible()
  })

  await test.step('the same fact: both are shown side by side, and what was written is still there', async () => {
    await maja.page.getByRole('button', { name: 'Ändra uppgifter' }).click()
    await karin.page.reload()
    await karin.page.getByRole('button', { name: 'Ändra uppgifter' }).click()
    await karin.write('Version', '2026.2')
    await karin.save()
    await expect(karin.dialog).toBeHidden()
    await maja.write('Version', '2027')
    await maja.write('Antal användare', '88')
    await maja.save()
    await expect(maja.dialog.getByRole('alert')).toContainText('Någon annan har sparat medan du skrev.')
    const row = maja.dialog.getByRole('row', { name: /^Version/ })
    await expect(row).toContainText('2027')
    await expect(row).toContainText('2026.2')
    await expect(maja.dialog.getByLabel('Version', { exact: true })).toHaveValue('2027')
    await lookOver(maja.page, 'Nyckelfri', 'both have changed')
  })

  await test.step('what another saved is let stand, and the rest is saved', async () => {
    await maja.dialog.getByRole('radio', { name: '2026.2' }).check()
    await maja.save()
    await expect(maja.dialog).toBeHidden()
    await expect(maja.page.getByText('2026.2', { exact: true })).toBeVisible()
    await expect(maja.page.getByText('88', { exact: true })).toBeVisible()
  })
})
