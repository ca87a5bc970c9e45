import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Browser, type Page } from '@playwright/test'

type Mail = { to: string; text: string }

/** The newest mail to an address, from the local mailbox. */
async function mailTo(page: Page, address: string): Promise<Mail> {
  let newest: Mail | undefined
  await expect(async () => {
    const mails = (await (await page.request.get(`/api/local/mail?to=${encodeURIComponent(address)}`)).json()) as Mail[]
    newest = mails[0]
    expect(newest).toBeDefined()
  }).toPass()
  return newest!
}

/** The newest mail's link. */
export const linkTo = async (page: Page, address: string) =>
  /https?:\/\/\S+/.exec((await mailTo(page, address)).text)![0]

/** Proves an address to the identity provider by the code that it mails. */
export async function signInAs(page: Page, address: string) {
  await page.getByLabel('E-postadress').fill(address)
  await page.getByRole('button', { name: 'Skicka kod' }).click()
  await page.getByLabel('Kod').waitFor()
  const code = /\b\d{6}\b/.exec((await mailTo(page, address)).text)![0]
  await page.getByLabel('Kod').fill(code)
  await page.getByRole('button', { name: 'Logga in' }).click()
}

/** Signs up for a municipality and begins it without objects; answers its address, `/2361`. */
export async function beginMunicipality(page: Page, municipality: string, by: { name: string; email: string }) {
  await page.goto('/sign-up')
  await page.getByLabel('Kommun').fill(municipality.slice(0, 5))
  await page.getByRole('button', { name: municipality }).click()
  await page.getByLabel('Ditt namn').fill(by.name)
  await page.getByLabel('E-post').fill(by.email)
  await page.getByRole('button', { name: 'Skicka länk' }).click()
  await page.goto(await linkTo(page, by.email))
  await page.getByRole('link', { name: `Logga in med ${by.email}` }).click()
  await signInAs(page, by.email)
  await page.getByLabel('Lägg in förslag på objekt').uncheck()
  await page.getByLabel('Jag godkänner villkoren').check()
  await page.getByRole('button', { name: 'Skapa vårt Järnkoll' }).click()
  await page.getByRole('heading', { name: 'Välkommen till Järnkoll' }).waitFor()
  return new URL(page.url()).pathname
}

/** Asks the API as whoever has the page. */
export const asking =
  (page: Page, home: string) => async (method: string, path: string, data?: object, revision?: number) => {
    const origin = new URL(page.url()).origin
    const headers = { Origin: origin, ...(revision !== undefined && { 'If-Match': `"${revision}"` }) }
    const answer = await page.request.fetch(`/api${home}${path}`, { method, headers, ...(data && { data }) })
    expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true)
    return answer.json()
  }
export type Ask = ReturnType<typeof asking>

/** An entry of the main menu. */
export const menu = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Huvudmeny' }).getByRole('link', { name: new RegExp(`^${name}`) })

/** A browser of one's own. */
export const someone = async (browser: Browser) =>
  (await browser.newContext({ locale: 'sv-SE', viewport: { width: 1440, height: 900 } })).newPage()

/** A browser of one of the invented people, in the demo municipality; nothing that the pages do may fail. */
export async function inDemo(browser: Browser, name: RegExp, path = '', heading = 'Översikt') {
  const page = await someone(browser)
  page.on('pageerror', error => expect(error).toBeUndefined())
  await page.goto(`/api/sign-in?return=/9901${path}`)
  await page.getByRole('button', { name }).click()
  await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor()
  return page
}

/** A folder for a picture of each page that is looked over; none unless asked for. */
const album = process.env['ALBUM']

type Look = { scheme: 'light' | 'dark'; width: 1440 | 390 }
/** Both schemes and both widths, each once: enough where there is much to look at. */
export const twoLooks: readonly Look[] = [
  { scheme: 'light', width: 1440 },
  { scheme: 'dark', width: 390 },
]
const fourLooks: readonly Look[] = [...twoLooks, { scheme: 'dark', width: 1440 }, { scheme: 'light', width: 390 }]

/**
 * Nothing for axe to find on the page with that heading, light and dark, on a desktop and on a phone; and at no width
 * anything outside the page.
 */
export async function lookOver(page: Page, heading: string, name = heading, looks = fourLooks) {
  await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor()
  for (const { scheme, width } of looks) {
    await page.emulateMedia({ colorScheme: scheme })
    await page.setViewportSize({ width, height: 900 })
    await page.waitForLoadState('networkidle')
    await expect(page.getByRole('status', { name: 'Hämtar' })).toHaveCount(0)
    if (album) await page.screenshot({ path: `${album}/${name}, ${scheme}, ${width}.png`, fullPage: true })
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze()
    const found = violations.map(v => `${v.id}: ${v.nodes[0]?.html.slice(0, 160)}`)
    expect.soft(found, `${name}, ${scheme}, ${width} px`).toEqual([])
    await nothingOutside(page, name, width)
  }
  for (const width of [1280, 1024, 800, 320]) {
    await page.setViewportSize({ width, height: 900 })
    await nothingOutside(page, name, width)
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1440, height: 900 })
}

const nothingOutside = (page: Page, name: string, width: number) =>
  expect.poll(() => page.evaluate(widerThanPage), `${name}, ${width} px: nothing reaches outside the page`).toEqual([])

/** What reaches outside the page to the right, but for what scrolls by itself; or that the page itself scrolls. Runs in the page. */
function widerThanPage() {
  const wide = document.documentElement.scrollWidth > window.innerWidth ? ['the whole page scrolls'] : []
  const scrolls = (of: Element | null): boolean =>
    of !== null && (getComputedStyle(of).overflowX !== 'visible' || scrolls(of.parentElement))
  const out = [...document.querySelectorAll('body *')]
    .filter(of => of.getBoundingClientRect().right > window.innerWidth + 1 && !scrolls(of.parentElement))
    .map(of => `${of.tagName}.${of.className}`)
  return [...wide, ...out]
}

/** The local business day. */
export const today = async (page: Page): Promise<string> =>
  ((await (await page.request.get('/api/local/clock')).json()) as { today: string }).today

/** Moves the local business day forward; the scheduled work in between is done when it answers. */
export async function goTo(page: Page, day: string) {
  const origin = new URL(page.url()).origin
  const answer = await page.request.post('/api/local/clock', {
    data: { day },
    headers: { Origin: origin },
    timeout: 400_000,
  })
  expect(answer.ok()).toBe(true)
}
