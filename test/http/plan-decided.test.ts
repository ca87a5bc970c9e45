import { expect, test, vi } from 'vitest'
import { generateDeadlines } from '#functions/jobs/generate-deadlines.ts'
import { ifMatch, town, type Part, type Town } from '../town.ts'

const at = '/plans/2027/fo1'

/** A plan that can be submitted, and the deadlines of its year. */
async function written() {
  const of = await town()
  const leader = of.as('leader')
  await leader('POST', '/plans/2027', { object: 'fo1' })
  await leader('POST', `${at}/goals`, { text: 'Ett mål' })
  const activity = { name: 'En aktivitet', responsible: 'leader', due: '2027-05-01', cost: 100 }
  await leader('POST', `${at}/activities`, activity)
  await leader('POST', `${at}/budget`, { costKind: 'licences', months: Array<number>(12).fill(1) })
  await generateDeadlines(of.data, '2026-09-14')
  return of
}
const act = async (of: Town, by: Part, path: string, body?: object) => {
  const { body: read } = await of.as('owner')('GET', at)
  const answer = await of.as(by)('POST', at + path, body, ifMatch(read.plan.content))
  expect(answer.status, answer.text).toBe(200)
}
const state = async (of: Town, rule: string) =>
  (await of.data.deadlines.of(2026).list()).find(d => d.rule === rule && d.period === '2027')?.state
const both = async (of: Town) => [await state(of, 'plan-submit'), await state(of, 'plan-approve')]

test('the wheel’s deadlines of a plan follow it at once: done, open again when it is returned, done, and approved', async () => {
  const of = await written()
  expect(await both(of)).toEqual(['open', 'open'])
  await act(of, 'leader', '/submission')
  expect(await both(of)).toEqual(['done', 'open'])
  await act(of, 'owner', '/return', { comment: 'Mer' })
  expect(await both(of)).toEqual(['open', 'open'])
  await act(of, 'leader', '/submission')
  await act(of, 'owner', '/approval', { reference: 'KS 2026/12' })
  expect(await both(of)).toEqual(['done', 'done'])
  expect(await generateDeadlines(of.data, '2026-09-14')).toBe(0)
})

test('a deadline that somebody has waived stays so', async () => {
  const of = await written()
  const mine = of.data.deadlines.of(2026)
  const submit = (await mine.list()).find(d => d.rule === 'plan-submit')!
  await mine.save(submit, { ...submit, state: 'waived', waivedBecause: 'Läggs ihop' })
  await act(of, 'leader', '/submission')
  expect(await state(of, 'plan-submit')).toBe('waived')
})

test('who waits is told by mail: the decider when it comes, with a link to the decision; the writer what became of it', async () => {
  const of = await written()
  const told = () =>
    of.mails.splice(0).map(({ to, subject, text }) => [to.split('-')[0], subject, /9981\/plans\S*/.exec(text)![0]])
  await act(of, 'leader', '/submission')
  const object = 'Secret object 9981'
  expect(told()).toEqual([['owner', `Fastställ plan 2027 för ${object}`, `9981${at}/decision`]])
  await act(of, 'owner', '/return', { comment: 'Skriv in vad bytet kostar.' })
  expect(told()).toEqual([['leader', expect.any(String), `9981${at}`]])
  await act(of, 'leader', '/submission')
  of.mails.splice(0)
  await act(of, 'owner', '/approval', { reference: 'KS 2026/12' })
  expect(told()).toEqual([['leader', expect.any(String), `9981${at}`]])
})

test('a decision stands although what follows it could not be done; the night and whoever looks mend it', async () => {
  const of = await written()
  await act(of, 'leader', '/submission')
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
  of.platform.queue.send = () => Promise.reject(new Error('no queue'))
  await act(of, 'owner', '/approval', { reference: 'KS 2026/12' })
  expect(logged).toHaveBeenCalledOnce()
  logged.mockRestore()
  expect((await of.as('owner')('GET', at)).body.plan.state).toBe('approved')
})
