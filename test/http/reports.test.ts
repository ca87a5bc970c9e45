import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { giveUp, work } from '#functions/jobs/index.ts'
import { print } from '#functions/reports/print.ts'
import { ifMatch, town, type Town } from '../town.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** A plan of fo1 for 2027 with what it must have. */
async function planned({ as }: Town) {
  const leader = as('leader')
  await leader('POST', '/plans/2027', { object: 'fo1' })
  const at = '/plans/2027/fo1'
  await leader('POST', `${at}/goals`, { text: 'Färre avbrott' })
  await leader('POST', `${at}/activities`, { name: 'Byt larm', due: '2027-05-31', responsible: 'leader' })
  await leader('POST', `${at}/budget`, { costKind: 'licences', months: Array(12).fill(100_000) })
}
async function decide({ as }: Town, part: 'leader' | 'owner', what: string, body?: object) {
  const { body: page } = await as(part)('GET', '/plans/2027/fo1')
  return as(part)('POST', `/plans/2027/fo1/${what}`, body, ifMatch(page.plan.content))
}
async function approved(of: Town) {
  await planned(of)
  await decide(of, 'leader', 'submission')
  return decide(of, 'owner', 'approval', { reference: 'KS 2026/0412' })
}
/** Does what waits in the queue, as the worker does. */
async function worked({ messages, platform }: Town) {
  for (const message of messages.splice(0)) await work(message, { ...platform, print })
}

test('whoever may read sees a report as a page, and a draft says that it is one', async () => {
  const of = await town()
  await planned(of)
  const { status, body } = await of.as('reader')('GET', '/reports?kind=plan&year=2027&object=fo1')
  expect(status).toBe(200)
  expect(body).toMatchObject({
    title: 'Förvaltningsplan 2027',
    draft: true,
    municipality: { name: 'Town 9981 kommun' },
  })
  expect((await of.as('reader')('GET', '/reports?kind=plan&year=2030&object=fo1')).status).toBe(404)
})

test('a file is asked for, made by the worker, and fetched under the name of the report', async () => {
  const of = await town()
  await planned(of)
  const reader = of.as('reader')
  const ask = '/reports/files?kind=plan&year=2027&object=fo1&format=pdf'
  const { body } = await reader('GET', ask)
  expect(body).toMatchObject({ state: 'waiting' })
  await worked(of)
  const made = await reader('GET', `/reports/files/${body.id}?format=pdf`)
  expect(made.body).toMatchObject({ state: 'made', url: `/files/made/9981/${body.id}.pdf` })
  // The same report is made already; one that has changed is another.
  expect((await reader('GET', ask)).body.state).toBe('made')
  expect(of.messages).toEqual([])
  await of.as('leader')('POST', '/plans/2027/fo1/goals', { text: 'Snabbare svar' })
  expect((await reader('GET', ask)).body).not.toMatchObject({ id: body.id })
})

test('a file that could not be made is told of, and may be asked for again', async () => {
  const of = await town()
  await planned(of)
  const reader = of.as('reader')
  const ask = '/reports/files?kind=plan&year=2027&object=fo1&format=pdf'
  const { body } = await reader('GET', ask)
  for (const message of of.messages.splice(0)) await giveUp(message, of.platform)
  expect((await reader('GET', `/reports/files/${body.id}?format=pdf`)).body.state).toBe('failed')
  expect((await reader('GET', ask)).body.state).toBe('waiting')
  await worked(of)
  expect((await reader('GET', `/reports/files/${body.id}?format=pdf`)).body.state).toBe('made')
})

test('the PDF of an approved plan is made once, kept with its hash, and served byte for byte ever after', async () => {
  const of = await town()
  expect((await approved(of)).status).toBe(200)
  expect(of.messages.map(({ item }) => item)).toEqual(['plan#2027#fo1#1'])
  await worked(of)
  const kept = async () => (await of.as('reader')('GET', '/reports/kept/2027/fo1')).body.items[0]
  const bytes = async () => (await of.platform.files.get((await kept()).url.replace('/files/', '')))!
  const first = await kept()
  expect(sha256(await bytes())).toBe(first.hash)

  // Names change, and the worker is asked again: what is kept stays as it was.
  const leader = await of.data.people.get('leader')
  await of.data.people.save(leader, { ...leader, name: 'Ett nytt namn' })
  await work(
    { job: 'make-report', scope: '9981', day: '2026-09-15', item: 'plan#2027#fo1#1' },
    { ...of.platform, print },
  )
  expect(await kept()).toEqual(first)
  expect(sha256(await bytes())).toBe(first.hash)
})

test('remaking the PDF of the same version with the same data gives the same bytes', async () => {
  const of = await town()
  await approved(of)
  await worked(of)
  const { hash } = (await of.as('reader')('GET', '/reports/kept/2027/fo1')).body.items[0]
  const { keptReport } = await import('#functions/reports/kept.ts')
  expect(sha256(await print((await keptReport(of.data, 2027, 'fo1', 1))!, 'pdf'))).toBe(hash)
})

test('a kept PDF that is not there yet is asked for by whoever looks for it', async () => {
  const of = await town()
  await approved(of)
  of.messages.length = 0
  expect((await of.as('reader')('GET', '/reports/kept/2027/fo1')).body.items).toEqual([{ version: 1 }])
  await worked(of)
  expect((await of.as('reader')('GET', '/reports/kept/2027/fo1')).body.items[0].hash).toHaveLength(64)
})

test('every kind of report is a page and a file, from the same document', async () => {
  const of = await town()
  await planned(of)
  const kinds = ['plan&object=fo1', 'followup&period=T2', 'annual', 'annual&object=fo1']
  const asks = [...kinds.map(kind => `kind=${kind}&year=2027`), 'kind=portfolio&year=2026']
  for (const ask of asks) {
    const page = await of.as('reader')('GET', `/reports?${ask}`)
    expect(page.status, ask).toBe(200)
    for (const format of ['pdf', 'docx', 'xlsx'] as const)
      expect((await print(page.body, format)).length, `${ask} ${format}`).toBeGreaterThan(1_000)
  }
  expect((await of.as('reader')('GET', '/reports?kind=differences&year=2027&object=fo1')).status).toBe(404)
})

test('an årsrapport is written, reviewed by another, approved by the owner, and then tells what it told', async () => {
  const of = await town()
  await planned(of)
  const at = '/reports/annual/2027/fo1'
  const [leader, owner] = [of.as('leader'), of.as('owner')]
  const begun = await leader('PATCH', at, { summary: 'Ett bra år.' }, ifMatch(0))
  expect(begun.body).toMatchObject({ state: 'draft', can: { write: true, review: false, approve: false } })
  expect((await leader('POST', `${at}/review`, undefined, ifMatch(1))).body.type).toBe('report_own_text')
  expect((await owner('POST', `${at}/approval`, {}, ifMatch(1))).body.type).toBe('report_wrong_state')
  await owner('POST', `${at}/review`, undefined, ifMatch(1))
  expect((await leader('POST', `${at}/approval`, {}, ifMatch(2))).status).toBe(403)
  const approval = await owner('POST', `${at}/approval`, { reference: 'KS 2028/9' }, ifMatch(2))
  expect(approval.body).toMatchObject({ state: 'approved' })

  const page = async () => (await of.as('reader')('GET', '/reports?kind=annual&year=2027&object=fo1')).body
  const frozen = await page()
  expect([frozen.draft, frozen.footer]).toEqual([false, 'Fastställd 2026-09-14. Diarienummer KS 2028/9'])
  await leader('POST', '/plans/2027/fo1/activities', { name: 'Tillkommer', due: '2027-06-01', responsible: 'leader' })
  expect(await page()).toEqual(frozen)

  await worked(of)
  const { body } = await of.as('reader')('GET', at)
  expect(sha256((await of.platform.files.get(body.kept.url.replace('/files/', '')))!)).toBe(body.kept.hash)
})

test('a plan that is approved is shown as its version; one that is being revised is a draft again', async () => {
  const of = await town()
  await approved(of)
  const draft = async () => (await of.as('reader')('GET', '/reports?kind=plan&year=2027&object=fo1')).body.draft
  expect(await draft()).toBe(false)
  const { body } = await of.as('leader')('GET', '/plans/2027/fo1')
  await of.as('leader')('POST', '/plans/2027/fo1/revision', undefined, ifMatch(body.plan.revision))
  expect(await draft()).toBe(true)
})

test('a forum’s minutes are a report as the others are', async () => {
  const of = await town()
  const forum = { name: 'Styrgruppen', kind: 'steering', objects: ['fo1'] }
  const { body } = await of.as('modelAdmin')('POST', '/forums', forum)
  const minutes = await of.as('reader')('GET', `/reports?kind=minutes&year=2026&forum=${body.id}`)
  expect(minutes.body).toMatchObject({ title: 'Minnesanteckningar', subtitle: 'Styrgruppen' })
  expect((await of.as('reader')('GET', `/reports/meeting/${body.id}`)).body).toMatchObject({ toDecide: [] })
  expect((await of.as('reader')('GET', '/reports/meeting/none')).status).toBe(404)
})

test('the municipality’s mark is set by the modellansvarig, and stands on reports from then on', async () => {
  const of = await town()
  await planned(of)
  const logo = { format: 'svg', base64: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>").toString('base64') }
  expect((await of.as('leader')('PUT', '/reports/logo', logo, ifMatch(0))).status).toBe(403)
  expect((await of.as('modelAdmin')('PUT', '/reports/logo', logo, ifMatch(0))).status).toBe(200)
  expect((await of.as('modelAdmin')('PUT', '/reports/logo', logo, ifMatch(7))).status).toBe(412)
  const { body } = await of.as('reader')('GET', '/reports?kind=plan&year=2027&object=fo1')
  expect(body.municipality.logo).toEqual(logo)
})
