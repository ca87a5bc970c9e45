import { expect, test } from '@playwright/test'
import { goTo, inDemo, linkTo, lookOver, menu, signInAs, someone, today } from './people.ts'

const eva = 'eva.ek@harjedalen.example'
const olle = 'olle.berg@harjedalen.example'

test('a municipality’s first day: from sign-up to a released comparison in a network of six', async ({ browser }) => {
  test.setTimeout(600_000)
  const page = await someone(browser)

  await test.step('Eva finds her municipality and asks for a link', async () => {
    await page.goto('/')
    await lookOver(page, 'Järnkoll på kommunens IT')
    await page.getByRole('link', { name: 'Kom igång' }).click()
    await page.getByLabel('Kommun').fill('härj')
    await page.getByRole('button', { name: /Härjedalens kommun/ }).click()
    await page.getByLabel('Ditt namn').fill('Eva Ek')
    await page.getByLabel('E-post').fill(eva)
    await lookOver(page, 'Kom igång')
    await page.getByRole('button', { name: 'Skicka länk' }).click()
    await expect(page.getByText(`Vi har skickat en länk till ${eva}.`)).toBeVisible()
  })

  await test.step('the link, a sign-in with the same address, a preset and the terms make the municipality', async () => {
    await page.goto(await linkTo(page, eva))
    await lookOver(page, 'Kom igång', 'sign-up link')
    await page.getByRole('link', { name: `Logga in med ${eva}` }).click()
    await lookOver(page, 'Logga in')
    await signInAs(page, eva)
    await page.getByRole('button', { name: 'Skapa vårt Järnkoll' }).click()
    await expect(page.getByText('Godkänn villkoren för att gå vidare.')).toBeVisible()
    await page.getByLabel('Lägg in förslag på objekt').uncheck()
    await page.getByLabel('Jag godkänner villkoren').check()
    await lookOver(page, 'Kom igång', 'preset')
    await page.getByRole('button', { name: 'Skapa vårt Järnkoll' }).click()
    await expect(page.getByRole('heading', { name: 'Välkommen till Järnkoll' })).toBeVisible()
    await lookOver(page, 'Välkommen till Järnkoll')
  })

  await test.step('she adds an object with a process, and a system that supports it', async () => {
    await page.getByRole('link', { name: 'Öppna objekten' }).click()
    await page.getByRole('button', { name: 'Nytt objekt' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Namn').fill('Räddningstjänst')
    await dialog.getByLabel('Kod').fill('FO-01')
    await dialog.getByRole('button', { name: 'Lägg till steg' }).click()
    for (const [at, step] of ['Larma', 'Utryckning', 'Uppföljning'].entries()) {
      if (at > 0) await page.keyboard.press('Enter')
      await dialog.getByLabel(`Steg ${at + 1}`).fill(step)
    }
    await dialog.getByRole('button', { name: 'Skapa objekt' }).click()
    await expect(page.getByRole('heading', { name: 'Räddningstjänst' })).toBeVisible()
    await page.getByRole('button', { name: 'Lägg till system', exact: true }).click()
    await dialog.getByLabel('Namn').fill('Larmkedjan')
    await dialog.getByLabel('Larma').selectOption({ label: 'huvudstöd' })
    await dialog.getByRole('button', { name: 'Lägg till system' }).click()
    await expect(page.getByRole('rowheader', { name: /Larmkedjan/ })).toBeVisible()
    await lookOver(page, 'Räddningstjänst')
  })

  const appoint = async (role: string, person: string | { name: string; email: string }) => {
    await page.getByRole('button', { name: 'Utse roll', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Förvaltningsobjekt').selectOption({ label: 'Räddningstjänst' })
    await dialog.getByLabel('Roll').selectOption({ label: role })
    if (typeof person === 'string') await dialog.getByLabel('Person').selectOption({ label: person })
    else {
      await dialog.getByLabel('Person').selectOption({ label: 'Någon som inte finns i listan' })
      await dialog.getByLabel('Namn').fill(person.name)
      await dialog.getByLabel('E-post').fill(person.email)
    }
    await dialog.getByRole('button', { name: 'Utse', exact: true }).click()
    await expect(dialog).toBeHidden()
  }
  await test.step('she appoints an owner and herself as leader', async () => {
    await menu(page, 'Bemanning').click()
    await expect(page.getByText('6 roller är vakanta.')).toBeVisible()
    await appoint('Objektägare', { name: 'Olle Berg', email: olle })
    await appoint('Förvaltningsledare', 'Eva Ek')
    await expect(page.getByText('4 roller är vakanta.')).toBeVisible()
    await lookOver(page, 'Bemanning')
  })

  await test.step('she invites the owner, joins a network and chooses what to share', async () => {
    await menu(page, 'Inställningar').click()
    await page.getByLabel('Anställda').fill('1100')
    await page.getByLabel('Anställda').blur()
    await page.getByLabel('Person med e-post').selectOption({ index: 1 })
    await page.getByRole('button', { name: 'Bjud in' }).click()
    await expect(page.getByText(`En inbjudan är skickad till ${olle}.`)).toBeVisible()
    await lookOver(page, 'Inställningar')
    await menu(page, 'Jämförelse').click()
    await lookOver(page, 'Jämförelse', 'comparison, no network')
    await page.getByRole('link', { name: 'Vad vi delar', exact: true }).click()
    await page.getByRole('button', { name: 'Gå med Öppna kommuner' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Vi godkänner överenskommelsen').check()
    await dialog.getByRole('button', { name: 'Gå med', exact: true }).click()
    await expect(page.getByText('Ingenting är godkänt, och ingenting lämnas.')).toBeVisible()
    for (const figure of ['Obligatoriska roller som är tillsatta', 'System per 1 000 anställda'])
      await page.getByLabel(`Dela ${figure}, Öppna kommuner`).check()
    await page.getByRole('button', { name: 'Granska och godkänn' }).click()
    await expect(dialog.getByRole('row', { name: /^Obligatoriska roller som är tillsatta/ })).toContainText('33')
    await dialog.getByRole('button', { name: 'Godkänn', exact: true }).click()
    await expect(page.getByText(`Godkänt ${await today(page)} av Eva Ek.`)).toBeVisible()
    await lookOver(page, 'Vad vi delar')
    await menu(page, 'Jämförelse').click()
    await expect(page.getByText('Visas 2026-12-15, när omgången släpps.').first()).toBeVisible()
  })

  await test.step('she writes a plan; it says what is missing until nothing is, and is submitted', async () => {
    await menu(page, 'Planer').click()
    await lookOver(page, 'Förvaltningsplaner 2027')
    await page.getByRole('link', { name: 'Räddningstjänst', exact: true }).click()
    await page.getByRole('button', { name: 'Börja med en tom plan' }).click()
    await page.getByRole('button', { name: 'Skicka in' }).click()
    await expect(page.getByText('3 saker behöver rättas innan du skickar in')).toBeVisible()
    await page.getByRole('button', { name: 'Lägg till mål' }).click()
    await page.keyboard.type('Larm når rätt person inom en minut')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Lägg till aktivitet' }).click()
    await page.keyboard.type('Prova larmkedjan')
    await page.getByLabel('Ansvarig', { exact: true }).selectOption({ label: 'Eva Ek' })
    await page.getByLabel('Klar senast', { exact: true }).fill('2027-04-30')
    await page.keyboard.press('Enter')
    await page.getByLabel('Kostnadsslag').selectOption({ label: 'Licenser och abonnemang' })
    await page.getByRole('button', { name: 'Lägg till budgetrad' }).click()
    await expect(page.locator('#cell-0-0')).toBeFocused()
    await page.keyboard.type('1 490')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('row', { name: /^Summa/ })).toContainText('1\u00a0490')
    await expect(page.getByText(/behöver rättas innan du skickar in/)).toBeHidden()
    await lookOver(page, 'Förvaltningsplan 2027')
    await page.getByRole('button', { name: 'Skicka in' }).click()
    await expect(page.getByText('Planen är inskickad.')).toBeVisible()
  })

  await test.step('Olle comes by his invitation, and approves', async () => {
    const own = await someone(browser)
    await own.goto(await linkTo(page, olle))
    await lookOver(own, 'Du är inbjuden')
    await own.getByRole('link', { name: `Logga in med ${olle}` }).click()
    await signInAs(own, olle)
    await own.getByRole('button', { name: 'Gå med' }).click()
    await menu(own, 'Planer').click()
    await own.getByRole('heading', { level: 1, name: /^Förvaltningsplaner/ }).waitFor()
    await own.getByRole('link', { name: 'Räddningstjänst', exact: true }).click()
    await own.getByRole('link', { name: 'Läs och besluta' }).click()
    await own.getByRole('link', { name: 'Fastställ', exact: true }).click()
    await own.getByLabel('Diarienummer eller paragraf').fill('KS 2026/117')
    await own.getByRole('button', { name: 'Fastställ planen' }).click()
    await own.getByRole('link', { name: 'Visa den fastställda planen' }).click()
    const version = own.getByRole('listitem').filter({ hasText: 'Olle Berg, Objektägare' })
    await expect(version.getByText('Version 1', { exact: true })).toBeVisible()
    await expect(own.getByText('Olle Berg, Objektägare')).toBeVisible()
    await lookOver(own, 'Förvaltningsplan 2027', 'approved plan')
  })

  await test.step('the day moves, the wheel turns into deadlines, and Eva ticks one off and back', async () => {
    await goTo(page, '2026-09-21')
    await menu(page, 'Översikt').click()
    await page.getByRole('heading', { name: 'Översikt', level: 1 }).waitFor()
    await page.reload()
    const task = page.getByRole('button', { name: /^Markera klar: Lägg detaljbudgeten i ekonomisystemet/ })
    await expect(page.getByRole('rowheader', { name: 'Den här veckan' })).toBeVisible()
    await task.click()
    await expect(task).toBeHidden()
    await page.getByRole('button', { name: 'Ångra' }).click()
    await expect(task).toBeVisible()
    await task.click()
    await expect(task).toBeHidden()
    await lookOver(page, 'Översikt')
    await menu(page, 'Årshjul').click()
    await lookOver(page, 'Årshjul 2026')
    await menu(page, 'Modell och roller').click()
    await lookOver(page, 'Modell och roller')
  })

  await test.step('on the day of release the network of six has its comparison', async () => {
    await goTo(page, '2026-12-15')
    await menu(page, 'Jämförelse').click()
    await page.getByRole('heading', { name: 'Jämförelse', level: 1 }).waitFor()
    await page.reload()
    const row = page.locator('tbody tr', { hasText: 'Obligatoriska roller som är tillsatta' })
    await expect(row).toContainText('33')
    await expect(row.getByRole('cell').last()).toHaveText('6')
    await expect(row).toContainText('under medianen')
    await expect(row).toContainText('spridning visas från 8 svar')
    await expect(page.locator('tbody tr', { hasText: 'IT-kostnad per invånare' })).toContainText('Den som delar får se')
    await lookOver(page, 'Jämförelse')
  })

  await test.step('the demo municipality’s pages pass too', async () => {
    const karin = await inDemo(browser, /Karin Wallin/)
    const pages = {
      '': 'Översikt',
      '/objects': 'Förvaltningsobjekt',
      '/objects/fo03': 'Socialtjänst – Äldreomsorg',
      '/staffing': 'Bemanning',
      '/wheel': 'Årshjul 2026',
      '/plans': 'Förvaltningsplaner 2027',
      '/plans/2027/fo03': 'Förvaltningsplan 2027',
      '/comparison': 'Jämförelse',
    }
    for (const [path, heading] of Object.entries(pages)) {
      await karin.goto(`/9901${path}`)
      await lookOver(karin, heading, `Norrbäcka, ${heading}`)
    }
  })
})
