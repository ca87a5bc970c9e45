import { Hono } from 'hono'
import * as z from 'zod'
import { body } from '#functions/http/body.ts'
import { answerProblem } from '#functions/http/problems.ts'
import { verifyRelease } from '#functions/jobs/verify-release.ts'
import { Day } from '#shared/day.ts'
import { Period } from '#shared/rounds.ts'
import { Refusal } from '#shared/refusal.ts'
import { schedule } from '#shared/schedule.ts'
import type { Machine } from './machine.ts'

const names = schedule.map(({ name }) => name)
const JobRun = z.object({ name: z.enum(names), day: Day.optional() })

const Verify = z.object({ network: z.string().min(1), period: Period })

/** What only the service on one computer can: its day, its work, its mail, fresh demo data. Never part of the cloud's API. */
export function localRoutes(machine: Machine, about: { id: string; origin: string }) {
  const { clock, queue, mailbox } = machine
  return new Hono()
    .use(async (c, next) => {
      c.header('Cache-Control', 'no-store')
      if (c.req.method !== 'GET' && c.req.header('Origin') !== about.origin) throw new Refusal('wrong_origin', {})
      await next()
    })
    .get('/service', c => c.json(about))
    .get('/clock', c => c.json(clock.state()))
    .post('/clock', body(z.object({ day: Day })), async c => {
      await clock.moveTo(c.req.valid('json').day)
      return c.json(clock.state())
    })
    .get('/queue', c => c.json(queue.state()))
    .get('/mail', c => c.json(mailbox.mails(c.req.query('to'))))
    .post('/job', body(JobRun), async c => {
      const { name, day = clock.state().today } = c.req.valid('json')
      return c.json({ name, day, ...(await machine.runJob(name, day)) })
    })
    .post('/verify', body(Verify), async c => {
      const { network, period } = c.req.valid('json')
      return c.json(await verifyRelease(network, period, machine.platform))
    })
    .post('/demo', async c => {
      await machine.freshDemo()
      return c.json(clock.state())
    })
    .onError(answerProblem)
}
