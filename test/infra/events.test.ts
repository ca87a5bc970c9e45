import type { SQSEvent } from 'aws-lambda'
import { expect, inject, test, vi } from 'vitest'
import { bounced, scheduled } from '#functions/jobs/lambda.ts'
import { town } from '../town.ts'

const record = (messageId: string, body: string) => ({ messageId, body }) as SQSEvent['Records'][number]

test('the scheduler’s call sends one message for each municipality, for the day it was due in Sweden', async () => {
  const { platform, messages } = await town()
  const handler = scheduled('generate-deadlines', () => platform)
  await handler({ time: '2026-09-13T22:30:00Z' })
  expect(messages).toEqual([{ job: 'generate-deadlines', scope: '9981', day: '2026-09-14' }])
})

test('of a batch, what fails comes back and the rest is done', async () => {
  const { platform, data } = await town()
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
  const handler = scheduled('generate-deadlines', () => platform)
  const good = JSON.stringify({ job: 'generate-deadlines', scope: '9981', day: '2026-09-14' })
  const answer = await handler({
    Records: [record('a', 'not json'), record('b', good), record('c', good.replace('9981', '9999'))],
  })
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'a' }, { itemIdentifier: 'c' }] })
  expect((await data.deadlines.of(2026).list()).length).toBeGreaterThan(10)
  expect(logged).toHaveBeenCalledTimes(2)
  logged.mockRestore()
})

/** The mail service's event of a mail to the leader, as EventBridge carries it. */
const bounce = (bounceType: string, tags: Record<string, string[]>) => ({
  time: '2026-09-14T08:00:00Z',
  detail: {
    eventType: 'Bounce',
    mail: { messageId: 'm1', destination: ['leader-9981@kommun.example'], tags },
    bounce: { bounceType, bouncedRecipients: [{ emailAddress: 'leader-9981@kommun.example', status: '5.1.1' }] },
  },
})

test('an address that takes no mail is marked on the person it was to, once; what passes by itself, and other mail, is not', async () => {
  const { platform, data } = await town()
  const handler = bounced(() => platform)
  const leader = { municipality: ['9981'], person: ['leader'], 'ses:source-ip': ['192.0.2.1'] }
  await handler(bounce('Transient', leader))
  await handler(bounce('Permanent', { 'ses:source-ip': ['192.0.2.1'] }))
  expect(await data.mail.choices.find('leader')).toBeUndefined()
  for (const _ of [1, 2]) await handler(bounce('Permanent', leader))
  const marked = { address: 'leader-9981@kommun.example', on: '2026-09-14', why: 'bounced' }
  expect(await data.mail.choices.find('leader')).toMatchObject({ bounced: marked, revision: 1 })
  const complaint = { complainedRecipients: [{ emailAddress: 'owner-9981@kommun.example' }] }
  const mail = { tags: { municipality: ['9981'], person: ['owner'] } }
  await handler({ time: '2026-09-14T08:00:00Z', detail: { eventType: 'Complaint', mail, complaint } })
  expect((await data.mail.choices.find('owner'))?.bounced).toMatchObject({ why: 'complained' })
})

/** An HTTP API event, version 2.0, as API Gateway sends it. */
const httpEvent = (path: string, headers: Record<string, string>) => ({
  version: '2.0',
  routeKey: '$default',
  rawPath: path,
  rawQueryString: '',
  headers: { host: 'api.example', ...headers },
  requestContext: {
    accountId: '1',
    apiId: 'x',
    domainName: 'api.example',
    domainPrefix: 'api',
    requestId: 'r1',
    routeKey: '$default',
    stage: '$default',
    time: '14/Sep/2026:08:00:00 +0000',
    timeEpoch: 1789372800000,
    http: { method: 'GET', path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
  },
  isBase64Encoded: false,
})

test('the API’s own address refuses what did not come through ours', async () => {
  vi.stubEnv('TABLE', 'events')
  vi.stubEnv('ORIGIN', 'https://jarnkoll.example')
  vi.stubEnv('ISSUER', 'https://idp.example')
  vi.stubEnv('CLIENT_ID', 'client')
  vi.stubEnv('ORIGIN_SECRET', 'a-secret-of-the-distribution')
  vi.stubEnv('AWS_REGION', 'eu-north-1')
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', inject('database'))
  const api = await import('#functions/api.ts')
  const accounts = await import('#functions/accounts.ts')
  for (const [{ handler }, path] of [
    [api, '/api/9901/objects'],
    [accounts, '/api/sessions'],
  ] as const) {
    const call = (headers: Record<string, string>) =>
      handler(httpEvent(path, headers) as never, {} as never) as Promise<{ statusCode: number; body: string }>
    expect((await call({})).statusCode).toBe(403)
    const through = await call({ 'x-origin-secret': 'a-secret-of-the-distribution' })
    expect([through.statusCode, JSON.parse(through.body).type]).toEqual([401, 'not_signed_in'])
  }
  vi.unstubAllEnvs()
})
