import { App } from 'aws-cdk-lib'
import { Match, Template } from 'aws-cdk-lib/assertions'
import { expect, test } from 'vitest'
import { accounts } from '#functions/http/accounts.ts'
import { groups } from '#infra/api.ts'
import { Jarnkoll } from '#infra/stack.ts'
import { errands, schedule } from '#shared/schedule.ts'

const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } })
const template = Template.fromStack(
  new Jarnkoll(app, 'Test', { mailFrom: 'jarnkoll@jarnkoll.example', operator: 'drift@jarnkoll.example' }),
)
const resources = (type: string) => Object.values(template.findResources(type))
type Statement = { Effect: string; Action: string | string[]; Condition?: Record<string, Record<string, string[]>> }
/** Every statement about rows that a Lambda of that name has. */
function rowRights(name: string): Statement[] {
  const policies = Object.entries(template.findResources('AWS::IAM::Policy'))
  const of = policies.filter(([id]) => id.toLowerCase().includes(name.replaceAll('-', '')))
  const all = of.flatMap(
    ([, p]) =>
      (p as { Properties: { PolicyDocument: { Statement: Statement[] } } }).Properties.PolicyDocument.Statement,
  )
  return all.filter(s => [s.Action].flat().some(a => a.startsWith('dynamodb:')))
}

test('the table keeps every second of five weeks, cannot be deleted by mistake, and tells its changes', () => {
  template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
    KeySchema: [Match.objectLike({ AttributeName: 'pk' }), Match.objectLike({ AttributeName: 'sk' })],
    GlobalSecondaryIndexes: [Match.objectLike({ IndexName: 'gsi1' })],
    TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
    StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    Replicas: [
      Match.objectLike({
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      }),
    ],
  })
})

test('every job of the list has a clock in Swedish time, a queue with dead letters, and alarms that say what stops', () => {
  for (const { cron, impact } of schedule) {
    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: cron,
      ScheduleExpressionTimezone: 'Europe/Stockholm',
    })
    const alarms = resources('AWS::CloudWatch::Alarm').filter(a => a['Properties'].AlarmDescription === impact)
    expect(alarms).toHaveLength(2)
  }
  expect(resources('AWS::SQS::Queue')).toHaveLength(2 * (schedule.length + errands.length))
  expect(resources('AWS::Lambda::EventSourceMapping').map(m => m['Properties'].FunctionResponseTypes)).toEqual(
    // A queue for each, and the dead letters of what people wait for.
    [...schedule, ...errands, ...errands].map(() => ['ReportBatchItemFailures']),
  )
})

test('what people ask for has a queue that the API sends to, and an alarm that says what stops', () => {
  for (const { impact } of errands)
    expect(resources('AWS::CloudWatch::Alarm').filter(a => a['Properties'].AlarmDescription === impact)).toHaveLength(2)
  template.hasResourceProperties('AWS::Lambda::Function', {
    Description: 'Järnkoll api',
    Environment: { Variables: Match.objectLike({ QUEUES: Match.anyValue() }) },
  })
})

test('what becomes of mail comes back, and marks addresses that take none', () => {
  template.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
    EventDestination: Match.objectLike({ MatchingEventTypes: ['bounce', 'complaint'] }),
  })
  template.hasResourceProperties('AWS::Events::Rule', {
    EventPattern: { source: ['aws.ses'], detail: { eventType: ['Bounce', 'Complaint'] } },
  })
  for (const name of ['api', 'accounts', 'send-reminders'])
    template.hasResourceProperties('AWS::Lambda::Function', {
      Description: `Järnkoll ${name}`,
      Environment: { Variables: Match.objectLike({ MAIL_FROM: Match.anyValue(), MAIL_SET: Match.anyValue() }) },
    })
  const alarm = 'Adresser som inte tar emot mejl märks inte; vi fortsätter skriva till dem.'
  template.hasResourceProperties('AWS::CloudWatch::Alarm', { AlarmDescription: alarm })
})

test('pages may send files to the file store, at addresses that were signed for them', () => {
  template.hasResourceProperties('AWS::S3::Bucket', {
    CorsConfiguration: { CorsRules: [Match.objectLike({ AllowedMethods: ['PUT'] })] },
  })
})

test('no job runs while the clocks change', () => {
  for (const { cron } of schedule) expect(['2', '3']).not.toContain(cron.split(' ')[1])
})

const acrossAll = schedule.filter(({ scope }) => scope === 'all').map(({ name }) => name)

test('the release reads snapshots, networks and releases, and a municipality’s own rows are denied it outright', () => {
  expect(acrossAll).toEqual(['release-benchmarks', 'show-releases', 'verify-release'])
  for (const name of acrossAll) {
    const rights = rowRights(name)
    const keysOf = (action: string) =>
      rights
        .filter(s => s.Effect === 'Allow' && [s.Action].flat().includes(action))
        .flatMap(s => s.Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? [])
    expect(new Set(keysOf('dynamodb:Query')), name).toEqual(
      new Set(['TENANTS', 'RUN#*', 'S#*', 'N', 'N#*', 'B#*', 'F#*']),
    )
    expect(new Set(keysOf('dynamodb:PutItem')), name).toEqual(new Set(['RUN#*', 'N#*', 'B#*', 'F#*']))
    const denied = rights.find(s => s.Effect === 'Deny' && s.Action === 'dynamodb:*')
    expect(denied?.Condition, name).toEqual({ 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['T#*'] } })
  }
})

test('nobody but the release reaches who contributed to what', () => {
  for (const name of ['api', 'accounts', 'give-up', ...schedule.map(s => s.name), ...errands.map(e => e.name)]) {
    const keys = rowRights(name).flatMap(s => s.Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? [])
    expect(keys.includes('F#*'), name).toBe(acrossAll.includes(name as (typeof acrossAll)[number]))
  }
})

test('what municipalities share is read by sessions that carry the code and by the release; the API and the nightly giving write it by its keys', () => {
  const reading = ['dynamodb:Query', 'dynamodb:GetItem', 'dynamodb:BatchGetItem']
  const reach = (name: string, actions: string[], partition: string) =>
    rowRights(name)
      .filter(s => s.Effect === 'Allow' && [s.Action].flat().some(action => actions.includes(action)))
      .flatMap(s => s.Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? [])
      .some(key => key.startsWith(partition))
  for (const name of ['api', 'accounts', 'give-up', ...schedule.map(s => s.name), ...errands.map(e => e.name)]) {
    const [across, gives] = [acrossAll.some(of => of === name), ['api', 'publish-snapshots'].includes(name)]
    expect(reach(name, reading, 'S#'), name).toBe(across)
    for (const action of ['dynamodb:PutItem', 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem'])
      expect(reach(name, [action], 'S#'), `${name} ${action}`).toBe(
        gives || (across && action === 'dynamodb:ConditionCheckItem'),
      )
    if (gives)
      for (const action of ['dynamodb:PutItem', 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem'])
        expect(reach(name, [action], 'N#'), `${name} ${action}`).toBe(true)
  }
  expect(reach('publish-snapshots', ['dynamodb:Query'], 'N')).toBe(true)
})

test('a municipality’s rows are listed by sessions that carry its code, and by nobody else', () => {
  const keysOf = (rights: Statement[]) =>
    rights.flatMap(s => s.Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? [])
  const own = ['T#${aws:PrincipalTag/municipality}', 'T#${aws:PrincipalTag/municipality}#*']
  const session = rowRights('tenantrole')
  expect(new Set(keysOf(session))).toEqual(new Set([...own, 'S#${aws:PrincipalTag/municipality}']))
  const denied = session.find(s => s.Effect === 'Deny' && s.Action === 'dynamodb:*')
  expect(denied?.Condition?.['ForAnyValue:StringNotLike']?.['dynamodb:LeadingKeys']).toEqual(
    expect.arrayContaining(own),
  )
  for (const name of ['api', 'accounts', 'give-up', ...schedule.map(s => s.name), ...errands.map(e => e.name)]) {
    const listing = rowRights(name).filter(s => s.Effect === 'Allow' && [s.Action].flat().includes('dynamodb:Query'))
    expect(
      keysOf(listing).filter(key => key.startsWith('T#')),
      name,
    ).toEqual([])
  }
})

test('nobody may scan; rows are reached by their partition, and a request without one is no exception', () => {
  for (const name of ['api', 'accounts', 'give-up', ...schedule.map(s => s.name), ...errands.map(e => e.name)]) {
    const rights = rowRights(name)
    expect(
      rights.some(s => s.Effect === 'Deny' && [s.Action].flat().includes('dynamodb:Scan')),
      name,
    ).toBe(true)
    for (const s of rights.filter(r => r.Effect === 'Allow'))
      expect(s.Condition?.['Null'], name).toEqual({ 'dynamodb:LeadingKeys': 'false' })
  }
})

test('what is outside every municipality is answered by the Lambda of accounts, all of it', () => {
  const first = (path: string) => path.split('/').find(part => part !== '')
  expect(new Set(accounts.routes.map(({ path }) => first(path)))).toEqual(new Set(groups))
  const keys = resources('AWS::ApiGatewayV2::Route').map(route => route['Properties'].RouteKey)
  expect(keys).toEqual(
    expect.arrayContaining(['$default', 'ANY /api/sign-in', 'ANY /api/sign-in/{proxy+}', 'ANY /api/session']),
  )
  expect(keys).toHaveLength(1 + 2 * groups.length)
})

test('every Lambda runs Node 24 on arm64, what makes reports where its compiler runs, and keeps its log for a year', () => {
  const own = resources('AWS::Lambda::Function').filter(f => String(f['Properties'].Description).startsWith('Järnkoll'))
  expect(own).toHaveLength(schedule.length + errands.length + 4)
  for (const { Properties } of own) {
    const Architectures = [Properties.Description === 'Järnkoll make-report' ? 'x86_64' : 'arm64']
    expect(Properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures })
  }
  for (const log of resources('AWS::Logs::LogGroup')) expect(log['Properties'].RetentionInDays).toBe(365)
})

test('pages and API have one address, and the API knows what came through it', () => {
  template.hasResourceProperties('AWS::CloudFront::Distribution', {
    DistributionConfig: {
      CacheBehaviors: [Match.objectLike({ PathPattern: '/api/*', ViewerProtocolPolicy: 'https-only' })],
      Origins: Match.arrayWith([
        Match.objectLike({ OriginCustomHeaders: [Match.objectLike({ HeaderName: 'x-origin-secret' })] }),
      ]),
    },
  })
})

test('the API hears who asks from the edge, never from the browser', () => {
  const code = resources('AWS::CloudFront::Function').map(f => f['Properties'].FunctionCode as string)
  expect(code.filter(c => c.includes("request.headers['x-viewer'] = { value: event.viewer.ip }"))).toHaveLength(1)
})
