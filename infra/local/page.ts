import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { Hono, type Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { html } from 'hono/html'
import { cookieMaxAge, cookieName } from '#locale'
import * as m from '#messages'

export type Locale = 'sv' | 'en'
export type Html = ReturnType<typeof html>

/** The language that the reader chose, here or in the service itself; Swedish first. */
export const localeOf = (c: Context): Locale => (getCookie(c, cookieName) === 'en' ? 'en' : 'sv')

/** These pages run no script at all. */
const policy =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

type Page = { title: string; main: Html; aside?: Html; wrong?: boolean }

/** A page of this computer's own (sign-in, mailbox), in the service's clothes. */
export async function page(c: Context, { title, main, aside, wrong }: Page) {
  const locale = localeOf(c)
  const other = locale === 'sv' ? 'en' : 'sv'
  const language = `/local/language?${new URLSearchParams({ to: other, back: new URL(c.req.url).pathname })}`
  const document = await html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${wrong ? `${m.local_error({}, { locale })} ` : ''}${title} – ${m.app_name({}, { locale })}</title>
        <link rel="icon" href="/mark.svg" />
        <link rel="stylesheet" href="/local/style.css" />
      </head>
      <body>
        <header>
          <a class="mark" href="/">
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <circle cx="12" cy="12" r="9" />
              <path d="M12 12 18.4 5.6" />
            </svg>
            ${m.app_name({}, { locale })}
          </a>
          <a href="${language}" lang="${other}" hreflang="${other}">${m.local_other_language({}, { locale })}</a>
        </header>
        <div class="${aside ? 'two' : 'one'}">
          <main>
            <h1>${title}</h1>
            ${main}
          </main>
          ${aside ? html`<aside>${aside}</aside>` : ''}
        </div>
      </body>
    </html>`
  c.header('Content-Security-Policy', policy)
  c.header('Cache-Control', 'no-store')
  return c.html(document, wrong ? 422 : 200)
}

const fonts = createRequire(import.meta.url).resolve('@fontsource-variable/hanken-grotesk/package.json')
const font = () => readFileSync(fonts.replace('package.json', 'files/hanken-grotesk-latin-wght-normal.woff2'))
const style = () => readFileSync(new URL('local.css', import.meta.url), 'utf8')
const HOUR = 'max-age=3600'

/** What these pages need: style, font and the choice of language. */
export const pageRoutes = new Hono()
  .get('/style.css', c =>
    c.body(style(), 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'no-cache' }),
  )
  .get('/hanken.woff2', c =>
    c.body(new Uint8Array(font()), 200, { 'Content-Type': 'font/woff2', 'Cache-Control': HOUR }),
  )
  .get('/language', c => {
    const back = c.req.query('back') ?? '/'
    const to = c.req.query('to') === 'en' ? 'en' : 'sv'
    setCookie(c, cookieName, to, { path: '/', maxAge: cookieMaxAge, sameSite: 'Lax' })
    // Only to a page of our own.
    return c.redirect(/^\/(?![/\\])/.test(back) ? back : '/', 303)
  })

/** Text with its web addresses as links, each line its own. */
export const linked = (text: string) =>
  text.split(/(https?:\/\/[^\s<>"]+)/).map((part, i) => (i % 2 === 1 ? html`<a href="${part}">${part}</a>` : part))

export { html }
