import { Hono, type Context } from 'hono'
import * as z from 'zod'
import * as m from '#messages'
import { Day } from '#shared/day.ts'
import { moment } from '#shared/format.ts'
import { Refusal } from '#shared/refusal.ts'
import type { openClock } from './clock.ts'
import type { Mailbox } from './mailbox.ts'
import { html, linked, localeOf, page } from './page.ts'
import type { openQueue } from './queue.ts'

type Parts = {
  origin: string
  mailbox: Mailbox
  clock: ReturnType<typeof openClock>
  queue: ReturnType<typeof openQueue>
}

/** The mailbox of this computer, and beside it the day, which can be moved on. */
export function mailboxRoutes({ origin, mailbox, clock, queue }: Parts) {
  const show = (c: Context, wrong?: string) => {
    const locale = localeOf(c)
    const mails = mailbox.mails()
    const main = html`<p class="lead">${m.local_mailbox_lead({}, { locale })}</p>
      ${mails.length === 0 ? html`<p>${m.local_mailbox_empty({}, { locale })}</p>` : ''}
      ${mails.map(
        mail =>
          html`<article class="mail">
            <h2>${mail.subject}</h2>
            <p class="about">
              <span>${m.local_mail_to({ to: mail.to }, { locale })}</span>
              <time datetime="${mail.at}">${moment(new Date(mail.at))}</time>
            </p>
            <p class="text">${linked(mail.text)}</p>
          </article>`,
      )}`
    const { today } = clock.state()
    const september = `${today.slice(5) < '09-01' ? today.slice(0, 4) : Number(today.slice(0, 4)) + 1}-09-01`
    const { dead } = queue.state()
    const aside = html`<section aria-labelledby="day">
        <h2 id="day">${m.local_day({}, { locale })}</h2>
        <p>${m.local_day_is({ day: today }, { locale })}</p>
        <p class="quiet" id="day-help">${m.local_day_help({}, { locale })}</p>
        <form class="ask" method="post" action="/mailbox/clock">
          <label for="to">${m.local_day_to({}, { locale })}</label>
          <input
            id="to"
            name="day"
            type="date"
            min="${today}"
            value="${today}"
            aria-describedby="day-help"
            aria-invalid="${wrong ? 'true' : 'false'}"
          />
          ${wrong ? html`<p class="wrong" role="alert">${wrong}</p>` : ''}
          <button>${m.local_day_go({}, { locale })}</button>
        </form>
        <form class="ask" method="post" action="/mailbox/clock">
          <input type="hidden" name="day" value="${september}" />
          <button class="second">${m.local_day_september({ day: september }, { locale })}</button>
        </form>
      </section>
      ${
        dead.length === 0
          ? ''
          : html`<section aria-labelledby="dead">
              <h2 id="dead">${m.local_dead({}, { locale })}</h2>
              <ul>
                ${dead.map(
                  ({ message, error }) =>
                    html`<li class="quiet">${message.job} ${message.scope} ${message.day}: ${error}</li>`,
                )}
              </ul>
            </section>`
      }`
    return page(c, { title: m.local_mailbox_title({}, { locale }), main, aside, wrong: wrong !== undefined })
  }

  return new Hono()
    .get('/', c => show(c))
    .post('/clock', async c => {
      if (c.req.header('Origin') !== origin) return c.body(null, 403)
      const form = z.object({ day: Day }).safeParse(await c.req.parseBody())
      if (!form.success) return show(c, m.local_day_wrong({}, { locale: localeOf(c) }))
      try {
        await clock.moveTo(form.data.day)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return show(c, m.refusal_day_before_today({ day: form.data.day }, { locale: localeOf(c) }))
      }
      return c.redirect('/mailbox', 303)
    })
}
