import { Hono, type Context } from 'hono'
import * as z from 'zod'
import { Day } from '#shared/day.ts'
import { close, reopen, submit, takeBack, write } from '#shared/followup-decisions.ts'
import { followUpPage } from '#shared/followup-page.ts'
import { followUpsPage } from '#shared/followups-page.ts'
import { Round, type PeriodDays } from '#shared/followup-periods.ts'
import { FollowUpChange, newFollowUp } from '#shared/followups.ts'
import { allow, objectInPath } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'
import { fulfilByFollowUp } from './fulfilled-deadlines.ts'
import { allDaysIn, daysIn, earlierYears, readFollowUp } from './followup-read.ts'
import { remind } from './followup-reminders.ts'
import { yearIn } from './year.ts'

const Again = z.object({ reason: z.string().trim().max(500), until: Day })

/** Follow-ups: an object's answer of a period, written by its leaders, locked when the period is. */
export const followups = new Hono<Env>()
  .get('/:year', allow('register:read'), async c => {
    const { data, actor, model, today } = c.var
    const year = yearIn(c)
    const of = data.followUps(year)
    const [allDays, objects, followUps, rounds, earlier] = await Promise.all([
      allDaysIn(c),
      data.objects.list(),
      of.list(),
      of.rounds.list(),
      earlierYears(c.var, year),
    ])
    return c.json(followUpsPage({ year, allDays, objects, followUps, rounds, earlier, model }, actor, today))
  })

  .get('/:year/:object/:period', allow('register:read'), async c => {
    const [read, people, earlier] = await Promise.all([
      readFollowUp(c),
      c.var.data.people.list(),
      earlierYears(c.var, yearIn(c)),
    ])
    const own = earlier.filter(({ object }) => object === read.object.id)
    return c.json(followUpPage({ ...read, people, earlier: own }, c.var.actor, c.var.today))
  })

  .patch('/:year/:object/:period', allow('followup:edit', objectInPath), body(FollowUpChange), async c => {
    const { of, before, asked, time } = await asRead(c)
    const after = write(before, c.req.valid('json'), asked, c.var.actor, time)
    return c.json(await of.write(before, after, time.round))
  })

  .post('/:year/:object/:period/submission', allow('followup:edit', objectInPath), async c => {
    const { of, before, asked, time } = await asRead(c)
    const saved = await of.write(before, submit(before, asked, c.var.actor, time), time.round)
    await fulfilByFollowUp(c.var, time.days, saved)
    return c.json(saved)
  })

  .delete('/:year/:object/:period/submission', allow('followup:edit', objectInPath), async c => {
    const { of, before, time } = await asRead(c)
    const saved = await of.write(before, takeBack(before, time), time.round)
    await fulfilByFollowUp(c.var, time.days, saved)
    return c.json(saved)
  })

  .post('/:year/:object/:period/reopening', allow('followup:close'), body(Again), async c => {
    const { object, days } = await readFollowUp(c)
    const { actor, today } = c.var
    return c.json(await decide(c, days, round => reopen(round, object.id, c.req.valid('json'), actor, { days, today })))
  })

  .post('/:year/:period/closing', allow('followup:close'), async c => {
    const { days } = await daysIn(c)
    return c.json(await decide(c, days, round => close(round, c.var.actor, { days, today: c.var.today })))
  })

  /** Those who lead objects that have not reported are reminded. */
  .post('/:year/:period/reminders', allow('followup:remind'), async c => {
    const { year, days } = await daysIn(c)
    const { data } = c.var
    const of = data.followUps(year)
    const [found, followUps] = await Promise.all([of.rounds.find(days.period), of.list()])
    const { round, mails } = await remind(c.var, { year, days, followUps, round: found ?? newRound(year, days) })
    await (found ? of.rounds.save(found, round) : of.rounds.create(round))
    for (const mail of mails) await c.var.platform.sendMail(mail)
    return c.json({ people: mails.length })
  })

const newRound = (year: number, { period }: PeriodDays): Round => Round.parse({ year, period })

/** A decision about the period, made on what it is now. */
async function decide(c: Context<Env>, days: PeriodDays, decision: (round: Round) => Round) {
  const { rounds } = c.var.data.followUps(yearIn(c))
  const before = await rounds.find(days.period)
  const after = decision(before ?? newRound(yearIn(c), days))
  return before ? rounds.save(before, after) : rounds.create(after)
}

/** The follow-up as the writer read it; revision 0 where nothing was written yet. */
async function asRead(c: Context<Env>) {
  const { year, object, asked, time } = await readFollowUp(c)
  const of = c.var.data.followUps(year)
  const revision = ifMatch(c)
  const { period } = time.days
  const before =
    revision === 0 ? { ...newFollowUp(year, object.id, period), revision: 0 } : await of.at(revision, object.id, period)
  return { of, before, asked, time }
}
