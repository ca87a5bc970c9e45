import ICAL from 'ical.js'
import { expect, test, type Page } from '@playwright/test'
import { goTo, inDemo, lookOver, twoLooks } from './people.ts'

const KARIN = 'karin.wallin@norrbacka.example'

const row = (page: Page, title: string) => page.getByRole('row').filter({ hasText: title }).first()
const lines = (page: Page) => page.getByRole('button', { name: /^Markera klar/ })
type Mail = { to: string; subject: string; text: string }
const mailsTo = async (page: Page, to: string): Promise<Mail[]> =>
  (await page.request.get(`/api/local/mail?to=${encodeURIComponent(to)}`)).json()

test('a leader ticks off, hands over, strikes and takes back, subscribes, and gets one digest', async ({ browser }) => {
  const karin = await inDemo(browser, /Karin Wallin/)
  await expect(lines(karin).first()).toBeVisible()

  await test.step('one click ticks off, and one takes it back', async () => {
    const before = await lines(karin).count()
    const title = (await lines(karin).first().getAttribute('aria-label'))!
    await lines(karin).first().click()
    await expect(karin.getByText(/ är klar\./)).toBeVisible()
    await expect(lines(karin)).toHaveCount(before - 1)
    await karin.getByRole('button', { name: 'Ångra' }).click()
    await expect(karin.getByRole('button', { name: title, exact: true })).toBeVisible()
    await lookOver(karin, 'Översikt', 'Översikt, att göra', twoLooks)
  })

  let title = ''
  await test.step('by the keyboard alone, it is handed over to somebody, and she still sees it', async () => {
    const more = karin.getByRole('button', { name: /^Lämna över eller stryk/ }).first()
    title = (await more.getAttribute('aria-label'))!.replace('Lämna över eller stryk: ', '').split(',')[0]!
    await more.focus()
    await karin.keyboard.press('Enter')
    const dialog = karin.getByRole('dialog', { name: title })
    await dialog.getByLabel('Lämna över till').waitFor()
    await expect(dialog.getByRole('option', { name: /Tor Rask/ })).toBeAttached()
    await lookOver(karin, 'Översikt', 'Lämna över', twoLooks)
    await dialog.getByLabel('Lämna över till').focus()
    await karin.keyboard.type('Tor')
    await karin.keyboard.press('Tab')
    await karin.keyboard.press('Enter')
    await expect(karin.getByText('Tor Rask gör det, du ansvarar').first()).toBeVisible()
  })

  await test.step('who does it sees for whom, and everyone’s tasks show both', async () => {
    const tor = await inDemo(browser, /Tor Rask/)
    await expect(row(tor, title)).toContainText('Du gör det åt')
    await tor.getByRole('link', { name: 'Allas uppgifter' }).click()
    await tor.getByRole('heading', { level: 1, name: 'Allas uppgifter' }).waitFor()
    await tor.getByRole('link', { name: 'Alla', exact: true }).click()
    await expect(tor.getByRole('heading', { name: 'Karin Wallin' })).toBeVisible()
    await expect(row(tor, title)).toBeVisible()
    await lookOver(tor, 'Allas uppgifter', 'Allas uppgifter, person', twoLooks)
    await tor.getByRole('link', { name: 'Objekt', exact: true }).last().click()
    await expect(tor.getByRole('heading', { name: 'Socialtjänst – Äldreomsorg' })).toBeVisible()
  })

  await test.step('she takes it back, strikes it with a reason, and undoes that', async () => {
    const more = karin.getByRole('button', { name: new RegExp(`^Lämna över eller stryk: ${title}`) }).first()
    await more.click()
    await karin.getByRole('button', { name: 'Ta tillbaka' }).click()
    await expect(karin.getByText('Tor Rask gör det, du ansvarar')).toHaveCount(0)
    await more.click()
    await karin.getByLabel('Varför behöver det inte göras?').fill('Det är gjort på annat sätt.')
    await karin.getByRole('button', { name: 'Stryk uppgiften' }).click()
    await expect(karin.getByText(`${title} är struken.`)).toBeVisible()
    await karin.getByRole('button', { name: 'Ångra' }).click()
    await expect(more).toBeVisible()
  })

  await test.step('the calendar’s address opens without a cookie, and no longer when it is revoked', async () => {
    await karin.goto('/9901/wheel')
    await karin.getByRole('button', { name: 'Prenumerera i kalender' }).click()
    await karin.getByLabel('Ta med kommunens hela årshjul').check()
    await karin.getByRole('button', { name: 'Hämta adress' }).click()
    const address = await karin.getByLabel('Din adress').inputValue()
    const anyone = await (await browser.newContext()).newPage()
    const feed = await anyone.request.get(address)
    const events = new ICAL.Component(ICAL.parse(await feed.text())).getAllSubcomponents('vevent')
    expect(events.length).toBeGreaterThan(12)
    await karin.goto('/9901/settings')
    await lookOver(karin, 'Inställningar', 'Inställningar, mejl och kalender', twoLooks)
    await karin.getByRole('button', { name: 'Sluta prenumerera' }).click()
    await expect(karin.getByRole('button', { name: 'Hämta adress' })).toBeVisible()
    expect((await anyone.request.get(address)).status()).toBe(404)
  })

  await test.step('the day’s digest is in the mailbox, once; its link ends mail without signing in', async () => {
    await goTo(karin, '2026-09-15')
    const mails = (await mailsTo(karin, KARIN)).filter(({ subject }) => subject.startsWith('Järnkoll 2026-'))
    expect(new Set(mails.map(({ subject }) => subject)).size).toBe(mails.length)
    expect(mails.length).toBeGreaterThan(0)
    const anyone = await (await browser.newContext({ locale: 'sv-SE' })).newPage()
    await anyone.goto(/http\S+\/mail\/\S+/.exec(mails[0]!.text)![0])
    await lookOver(anyone, 'Mejl till dig', 'Mejl till dig', twoLooks)
    await anyone.getByRole('button', { name: 'Avsluta alla mejl' }).click()
    await expect(anyone.getByText('Du får inga fler mejl.')).toBeVisible()
    await karin.goto('/9901/settings')
    await expect(karin.getByLabel('det som är försenat', { exact: true })).not.toBeChecked()
    await karin.getByLabel('det som är försenat', { exact: true }).check()
    await expect(karin.getByText('Sparat.')).toBeVisible()
  })
})
