import { globSync, readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'

const ROOT = 'web/src/routes/[municipality]'

/** Every page of a municipality, as the routes name it: `/systems/[id]`. */
export const routes = globSync(`${ROOT.replace('[', '[[]')}/**/+page.svelte`)
  .map(file => file.slice(ROOT.length, -'/+page.svelte'.length))
  .toSorted()

/** `[[year]]` may be left out, `[id]` may not. */
const pattern = (route: string) =>
  new RegExp(`^/\\d{4}${route.replaceAll(/\/\[\[\w+\]\]/g, '(/[^/]+)?').replaceAll(/\[\w+\]/g, '[^/]+')}/?$`)

/** The page that an address is of: the one with the fewest places left open. */
export const routeOf = (path: string) =>
  routes
    .filter(route => pattern(route).test(path))
    .toSorted((a, b) => a.split('[').length - b.split('[').length)
    .at(0)

/** Addresses in the municipality that the page leads to, with what a tab or a view adds to them. */
export async function leadsTo(page: Page, municipality: string): Promise<string[]> {
  const links = await page.locator('a[href]').evaluateAll(all => all.map(a => (a as HTMLAnchorElement).href))
  return links.flatMap(link => {
    const { origin, pathname, search } = new URL(link)
    const own = origin === new URL(page.url()).origin && pathname.split('/')[1] === municipality
    return own ? [pathname + (/^\?(tab|show|step)=[a-z-]+$/i.test(search) ? search : '')] : []
  })
}

const texts = (locale: string) =>
  globSync(`shared/messages/${locale}/*.json`).flatMap(file =>
    Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>).filter(
      text => typeof text === 'string' && text.length > 3 && !text.includes('{'),
    ),
  ) as string[]
const languages = { sv: new Set(texts('sv')), en: new Set(texts('en')) }

/** Every text that the page is sent of the municipality's own: what it calls things is in its own language. */
export function ownTexts(page: Page) {
  const own = new Set<string>()
  const gather = (value: unknown): void => {
    if (typeof value === 'string') own.add(value.trim())
    else if (value && typeof value === 'object') Object.values(value).forEach(gather)
  }
  page.on('response', answer => {
    if (/\/api\/\d{4}\//.test(answer.url())) answer.json().then(gather, () => undefined)
  })
  return own
}

/** Whole texts on the page that are only the other language's, and not the municipality's `own`. */
export async function strangeWords(page: Page, locale: 'sv' | 'en', own: ReadonlySet<string>): Promise<string[]> {
  const other = languages[locale === 'sv' ? 'en' : 'sv']
  const shown = await page.evaluate(() => {
    const leaves = [...document.querySelectorAll('body *')].filter(of => of.children.length === 0)
    const named = [...document.querySelectorAll('[aria-label],[placeholder],[title]')]
    const said = (of: Element) => ['aria-label', 'placeholder', 'title'].map(name => of.getAttribute(name) ?? '')
    return [...leaves.map(of => of.textContent.trim()), ...named.flatMap(said)]
  })
  return [...new Set(shown)].filter(text => other.has(text) && !languages[locale].has(text) && !own.has(text))
}
