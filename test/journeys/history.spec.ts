import { expect, test, type Page } from '@playwright/test'
import { inDemo, lookOver } from './people.ts'

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true })
const history = (page: Page) => page.locator('section', { has: page.getByRole('heading', { name: 'Historik' }) })

test('what happened is told on every page, with its time; two moments are compared, and a fact is restored', async ({
  browser,
}) => {
  const page = await inDemo(browser, /Karin Wallin/)

  await test.step('two moments of a system are chosen from a list, and the dialog is closed without a keyboard', async () => {
    await page.goto('/9901/systems/sys-fo03-1')
    await expect(history(page)).toContainText(/2026-03-12\s+15\.22/)
    await page.getByRole('button', { name: 'Jämför två tillfällen' }).click()
    const dialog = page.getByRole('dialog', { name: 'Vad som skiljer två tillfällen åt' })
    const from = dialog.getByLabel('Från')
    await expect(from).toBeFocused()
    await expect(dialog.getByRole('row', { name: /Drift Egen Molntjänst/ })).toBeVisible()
    await from.selectOption({ label: '2026-03-12 15.22, Karin Wallin' })
    await expect(dialog.getByRole('row', { name: /Drift/ })).toHaveCount(0)
    await expect(dialog.getByRole('row', { name: /Hur viktigt Medel Hög/ })).toBeVisible()
    await lookOver(page, 'Omvårda', 'compare')
    await dialog.getByRole('button', { name: 'Stäng' }).click()
    await expect(dialog).toHaveCount(0)
  })

  await test.step('a fact gets back what it was, and again what it is; that is no line of its own', async () => {
    const lines = await history(page).getByRole('listitem').count()
    await history(page).getByText('Ändrat: planen övad').click()
    await history(page).getByRole('button', { name: 'Ta tillbaka ändringen' }).first().click()
    await expect(page.getByRole('status').filter({ hasText: 'Uppgifterna är återställda.' })).toBeVisible()
    await expect(history(page).getByRole('listitem')).toHaveCount(lines + 1)
    await page.getByRole('button', { name: 'Ångra' }).click()
    await expect(history(page).getByRole('listitem')).toHaveCount(lines)
  })

  await test.step('components, decisions, forums, people and plans have theirs, and may be commented', async () => {
    for (const [at, name] of [
      ['objects/fo03/components/cmp-3', 'Reservrutin när journalen är nere'],
      ['forums/decisions/beslut-larm', 'Trygglarmen upphandlas på nytt'],
      ['forums/grupp-aldreomsorg', 'Förvaltningsgrupp äldreomsorg'],
      ['staffing/kw', 'Karin Wallin'],
      ['suppliers/Nordvik', 'Nordvik'],
      ['integrations/int-1', 'Insatser och brukare'],
      ['plans/2027/fo03', 'Förvaltningsplan 2027'],
    ] as const) {
      await page.goto(`/9901/${at}`)
      await heading(page, name).waitFor()
      await expect(history(page).getByRole('listitem').first()).toContainText(/\d\d\.\d\d/)
      await expect(page.getByLabel('Skriv en kommentar')).toBeVisible()
      await lookOver(page, name, `history, ${name}`)
    }
  })

  await test.step('when what had the focus is removed, the section has it', async () => {
    await page.goto('/9901/objects/fo03/components/cmp-3')
    await page.getByLabel('Skriv en kommentar').fill('Pärmen är bytt.')
    await page.getByRole('button', { name: 'Kommentera' }).click()
    await page.getByRole('button', { name: /^Ta bort kommentaren/ }).click()
    await expect(page.getByRole('heading', { name: 'Kommentarer' })).toBeFocused()
  })
})

test('what is not there is said in one way, with one way on', async ({ browser }) => {
  const page = await inDemo(browser, /Karin Wallin/)
  for (const [at, name, on] of [
    ['objects/nej', 'Objektet finns inte', 'Alla objekt'],
    ['systems/nej', 'Systemet finns inte', 'Alla system'],
    ['contracts/nej', 'Avtalet finns inte', 'Alla avtal'],
    ['integrations/nej', 'Integrationen finns inte', 'Alla integrationer'],
    ['suppliers/nej', 'Leverantören finns inte', 'Alla leverantörer'],
    ['units/nej', 'Enheten finns inte', 'Hela organisationen'],
    ['staffing/nej', 'Personen finns inte', 'Alla personer'],
    ['forums/nej', 'Forumet finns inte', 'Alla forum'],
    ['forums/decisions/nej', 'Beslutet finns inte', 'Alla beslut'],
    ['objects/fo03/components/nej', 'Komponenten finns inte', 'Socialtjänst – Äldreomsorg'],
    ['plans/2027/nej', 'Objektet finns inte', 'Alla planer'],
    ['imports/nej', 'Inläsningen finns inte', 'Inläsningar'],
  ] as const) {
    await page.goto(`/9901/${at}`)
    await heading(page, name).waitFor()
    await expect(page).toHaveTitle(`${name} – Järnkoll`)
    await expect(page.getByRole('main').getByRole('link', { name: on })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Försök igen' })).toHaveCount(0)
  }
  await lookOver(page, 'Inläsningen finns inte')
})

test('every list is walked by J and K, and passed by Tab in the stops of one row', async ({ browser }) => {
  const page = await inDemo(browser, /Karin Wallin/)
  for (const [at, name] of [
    ['systems', 'System'],
    ['integrations', 'Integrationer'],
    ['suppliers', 'Leverantörer'],
    ['units', 'Organisation'],
    ['staffing', 'Bemanning'],
    ['lacking', 'Det som saknas'],
    ['systems/lifecycle', 'Livscykel'],
    ['model/library', 'Modellbibliotek'],
    ['forums', 'Forum och beslut'],
  ] as const) {
    await page.goto(`/9901/${at}`)
    await heading(page, name).waitFor()
    const rows = page.locator('table').first().locator('tbody > tr:not(.g)')
    await rows.nth(1).waitFor()
    const focusable = rows.locator('a[href], button, input, summary')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await expect(rows.nth(1).locator(':focus'), at).toHaveCount(1)
    await page.keyboard.press('k')
    await expect(rows.nth(0).locator(':focus'), at).toHaveCount(1)
    const inOrder = await focusable.evaluateAll(all => all.filter(of => (of as HTMLElement).tabIndex === 0).length)
    expect(inOrder, at).toBe(await rows.nth(0).locator('a[href], button, input, summary').count())
  }
  await lookOver(page, 'Forum och beslut', 'walked')
})
