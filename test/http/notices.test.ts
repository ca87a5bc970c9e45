import { expect, test } from 'vitest'
import type { Env } from '#functions/http/env.ts'
import { notify } from '#functions/http/notices.ts'
import { town, type Town } from '../town.ts'

const notice = (person: string) => ({
  person,
  subject: 'Plan 2027',
  text: 'Planen är inskickad.',
  path: '/plans/2027/fo1',
})
const by = (of: Town, platform = of.platform) =>
  ({ ...of, platform, actor: { municipality: of.municipality }, today: '2026-09-14' }) as unknown as Env['Variables']

test('a notice leaves at once, to each by itself, with a link to its page', async () => {
  const of = await town()
  await notify(by(of), 'plans', [notice('owner'), notice('leader')])
  expect(of.mails.map(({ to }) => to).toSorted()).toEqual(['leader-9981@kommun.example', 'owner-9981@kommun.example'])
  expect(of.mails[0]!.text).toContain('http://localhost:4280/9981/plans/2027/fo1\n')
  expect(await of.data.mail.waiting()).toEqual([])
})

test('who does not want such mail gets none, and one that cannot be sent waits for the morning', async () => {
  const of = await town()
  await of.data.mail.choices.create({ person: 'owner', off: ['plans'] })
  const logged: unknown[] = []
  const { error } = console
  console.error = text => void logged.push(text)
  const broken = { ...of.platform, sendMail: () => Promise.reject(new Error('no mail')) }
  await notify(by(of, broken), 'plans', [notice('owner'), notice('leader')])
  console.error = error
  expect(logged).toHaveLength(1)
  const waiting = await of.data.mail.waiting()
  expect(waiting.map(({ person }) => person)).toContain('leader')
  expect(of.mails).toEqual([])
})
