import { expect, test, type Browser, type Page } from '@playwright/test'
import { leadsTo, ownTexts, routeOf, routes, strangeWords } from './pages.ts'
import { inDemo, lookOver, twoLooks } from './people.ts'

test.describe.configure({ mode: 'parallel', timeout: 900_000 })

/** What opens something to write in or to choose in, and nothing else. */
const OPENS = /^(Ändra|Ny |Nytt |Lägg till|Utse|Jämför|Kolumner|Slå ihop|Delegera|Gör en|Skriv)/

/** What a page is of, with its tab or view. */
const kindOf = (address: string) => {
  const [path, search] = address.split('?')
  const route = routeOf(path!)
  return route === undefined ? undefined : `${route || '/'}${search ? `?${search}` : ''}`
}

/** Opens it, and waits until it says what it is. */
async function open(page: Page, address: string) {
  await page.goto(address)
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toHaveText(/\S/)
  await page.waitForLoadState('networkidle')
  await expect(page.getByRole('status', { name: /^(Hämtar|Loading)/ })).toHaveCount(0)
  // Until what it is of is there, that is all that a heading can say.
  await expect(heading).not.toHaveText(/^(Hämtar|Loading)$/)
  return (await heading.textContent())!.trim()
}

/** Whoever keeps the model comes to every page by its links. Each kind of page once, and its address. */
type Look = (page: Page, kind: string, heading: string, own: ReadonlySet<string>) => Promise<void>
async function everyPage(browser: Browser, look: Look) {
  const page = await inDemo(browser, /Maja Dal/)
  const own = ownTexts(page)
  const seen = new Map<string, string>()
  // An object that has everything an object may have stands for the others.
  const waiting = ['/9901', '/9901/objects/fo03']
  for (let address = waiting.shift(); address; address = waiting.shift()) {
    const kind = kindOf(address)
    if (kind === undefined || seen.has(kind)) continue
    seen.set(kind, address)
    await test.step(kind, async () => {
      const heading = await open(page, address)
      waiting.push(...(await leadsTo(page, '9901')))
      await look(page, kind, heading, own)
    })
  }
  return { page, seen, own }
}

test('every page can be come to by links, has nothing for axe to find, and fits every width', async ({ browser }) => {
  const { seen } = await everyPage(browser, (page, kind, heading) =>
    lookOver(page, heading, `page ${kind.replaceAll('/', ' ')}`, twoLooks),
  )
  const come = new Set([...seen.keys()].map(kind => kind.split('?')[0]!.replace(/^\/$/, '')))
  // An import has a page of its own once a file is sent: its journey is `register.spec.ts`.
  expect(routes.filter(route => !come.has(route) && route !== '/imports/[id]')).toEqual([])
})

test('what opens is without fault, closes by Esc, and gives the focus back', async ({ browser }) => {
  const opened = new Set<string>()
  await everyPage(browser, async (page, kind, heading) => {
    const address = page.url()
    const buttons = page.getByRole('main').getByRole('button', { name: OPENS }).filter({ visible: true })
    const names = (await buttons.allTextContents()).map(name => name.trim())
    for (const [at, name] of names.entries()) {
      // The same words on a page, or on its other tab, open the same form.
      const what = `${kind.split('?')[0]}: ${name}`
      if (opened.has(what)) continue
      opened.add(what)
      await buttons.nth(at).click()
      const dialog = page.getByRole('dialog')
      if ((await dialog.count()) === 0) {
        await open(page, address)
        continue
      }
      await lookOver(page, heading, what.replaceAll('/', ' '), twoLooks)
      await page.keyboard.press('Escape')
      await expect(dialog, `${what} closes`).toHaveCount(0)
      await expect.soft(buttons.nth(at), `${what} has the focus again`).toBeFocused()
    }
  })
})

test('each page is in one language, the reader’s', async ({ browser }) => {
  const { page, seen, own } = await everyPage(browser, async (page, kind, _, own) => {
    expect.soft(await strangeWords(page, 'sv', own), `${kind} in Swedish`).toEqual([])
  })
  await page.context().addCookies([{ name: 'PARAGLIDE_LOCALE', value: 'en', url: new URL(page.url()).origin }])
  for (const [kind, address] of seen) {
    await open(page, address)
    expect.soft(await strangeWords(page, 'en', own), `${kind} in English`).toEqual([])
  }
})
