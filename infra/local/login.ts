import type { HttpBindings } from '@hono/node-server'
import { Hono, type Context } from 'hono'
import type Provider from 'oidc-provider'
import * as z from 'zod'
import * as m from '#messages'
import type { SendMail } from '#functions/platform/mail.ts'
import { subOf, type Accounts, type DemoPerson } from './accounts.ts'
import { openCodes } from './codes.ts'
import { html, localeOf, page, type Html } from './page.ts'

type Env = { Bindings: HttpBindings }
type Parts = { provider: Provider; accounts: Accounts; sendMail: SendMail; origin: string }

const Email = z.email().max(200)

/**
 * The sign-in pages of this computer: a demo person with one click, any other address with a code to the mailbox.
 * Only who the identity provider knows from here can be signed in.
 */
export function loginRoutes({ provider, accounts, sendMail, origin }: Parts) {
  const codes = openCodes()
  const finish = async (c: Context<Env>, sub: string) => {
    const login = { accountId: sub, remember: false }
    return c.redirect(await provider.interactionResult(c.env.incoming, c.env.outgoing, { login }), 303)
  }
  const field = async (c: Context, name: string) => String((await c.req.parseBody())[name] ?? '').trim()

  return new Hono<Env>()
    .use('/:id/*', async (c, next) => {
      if (c.req.method !== 'GET' && c.req.header('Origin') !== origin) return c.body(null, 403)
      // The browser that began signing in is the one that goes on: its cookie says so.
      const found = await provider.interactionDetails(c.env.incoming, c.env.outgoing).catch(() => undefined)
      return found?.uid === c.req.param('id') ? next() : over(c)
    })
    .get('/:id', async c => {
      const { params } = await provider.interactionDetails(c.env.incoming, c.env.outgoing)
      return askWho(c, accounts.demo, { email: String(params['login_hint'] ?? '') })
    })
    .post('/:id/person', async c => {
      const account = accounts.find(await field(c, 'person'))
      return account ? finish(c, account.sub) : askWho(c, accounts.demo, {})
    })
    .post('/:id/address', async c => {
      const locale = localeOf(c)
      const email = await field(c, 'email')
      if (!Email.safeParse(email).success)
        return askWho(c, accounts.demo, { email, wrong: m.local_address_wrong({}, { locale }) })
      const code = codes.issue(c.req.param('id'), email.toLowerCase())
      if (!code) return askWho(c, accounts.demo, { email, wrong: m.local_address_often({}, { locale }) })
      const subject = m.mail_code_subject({}, { locale })
      await sendMail({ to: email.toLowerCase(), subject, text: m.mail_code_text({ code }, { locale }) })
      return c.redirect(`/idp/login/${c.req.param('id')}/code`, 303)
    })
    .get('/:id/code', c => {
      const email = codes.waiting(c.req.param('id'))
      return email ? askCode(c, email) : c.redirect(`/idp/login/${c.req.param('id')}`, 303)
    })
    .post('/:id/code', async c => {
      const locale = localeOf(c)
      const email = codes.waiting(c.req.param('id'))
      const answer = codes.check(c.req.param('id'), await field(c, 'code'))
      if (typeof answer === 'object') return finish(c, accounts.prove(answer.email).sub)
      if (answer === 'wrong' && email) return askCode(c, email, m.local_code_wrong({}, { locale }))
      return askWho(c, accounts.demo, { email: email ?? '', wrong: m.local_code_over({}, { locale }) })
    })
}

const home = (c: Context) => `/idp/login/${c.req.param('id')}`

function askWho(c: Context, demo: readonly DemoPerson[], { email = '', wrong }: { email?: string; wrong?: string }) {
  const locale = localeOf(c)
  const main = html`<p class="lead">${m.local_login_lead({}, { locale })}</p>
    ${byMunicipality(demo).map(
      ([name, people], i) =>
        html`<section aria-labelledby="m${i}">
          <h2 id="m${i}">${name}</h2>
          <form method="post" action="${home(c)}/person">
            <ul class="people">
              ${people.map(
                person =>
                  html`<li>
                    <button name="person" value="${person.sub}">
                      <span>${person.name}</span> <span>${person.role}</span>
                    </button>
                  </li>`,
              )}
            </ul>
          </form>
        </section>`,
    )}
    <section aria-labelledby="other">
      <h2 id="other">${m.local_other_address({}, { locale })}</h2>
      <p class="quiet" id="help">${m.local_other_address_help({}, { locale })}</p>
      <form class="ask" method="post" action="${home(c)}/address" novalidate>
        <label for="email">${m.local_address({}, { locale })}</label>
        ${input({ name: 'email', type: 'email', value: email, autocomplete: 'email', wrong, help: 'help' })}
        <button>${m.local_send_code({}, { locale })}</button>
      </form>
    </section>`
  return page(c, { title: m.local_login_title({}, { locale }), main, wrong: wrong !== undefined })
}

function askCode(c: Context, email: string, wrong?: string) {
  const locale = localeOf(c)
  const main = html`<p class="lead" id="help">${m.local_code_lead({ email }, { locale })}</p>
    <section>
      <form class="ask" method="post" action="${home(c)}/code" novalidate>
        <label for="code">${m.local_code({}, { locale })}</label>
        ${input({ name: 'code', type: 'text', value: '', autocomplete: 'one-time-code', wrong, help: 'help' })}
        <button>${m.local_login_title({}, { locale })}</button>
      </form>
    </section>
    <p><a href="/mailbox" target="_blank">${m.local_open_mailbox({}, { locale })}</a></p>
    <p><a href="${home(c)}">${m.local_change_address({}, { locale })}</a></p>`
  return page(c, { title: m.local_code_title({}, { locale }), main, wrong: wrong !== undefined })
}

function over(c: Context) {
  const locale = localeOf(c)
  const main = html`<p class="lead">${m.local_login_over({}, { locale })}</p>
    <p><a href="/">${m.local_login_again({}, { locale })}</a></p>`
  return page(c, { title: m.local_login_title({}, { locale }), main, wrong: true })
}

type Input = {
  name: string
  type: string
  value: string
  autocomplete: string
  wrong: string | undefined
  help: string
}

const input = ({ name, type, value, autocomplete, wrong, help }: Input): Html =>
  html`<input
      class="${name}"
      id="${name}"
      name="${name}"
      type="${type}"
      value="${value}"
      autocomplete="${autocomplete}"
      ${name === 'code' ? 'inputmode=numeric' : ''}
      ${wrong ? 'autofocus' : ''}
      aria-invalid="${wrong ? 'true' : 'false'}"
      aria-describedby="${wrong ? `${name}-wrong ${help}` : help}"
      required
    />
    ${wrong ? html`<p class="wrong" id="${name}-wrong" role="alert">${wrong}</p>` : ''}`

type Listed = DemoPerson & { sub: string }

function byMunicipality(demo: readonly DemoPerson[]) {
  const groups = new Map<string, Listed[]>()
  for (const person of demo) {
    const { name } = person.municipality
    groups.set(name, [...(groups.get(name) ?? []), { ...person, sub: subOf(person.email) }])
  }
  return [...groups]
}
