import { Duration, TimeZone } from 'aws-cdk-lib'
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs'
import { ContextAttribute, Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler'
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets'
import { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { errands, schedule, timeZone, type JobName } from '#shared/schedule.ts'
import { lambda } from './lambda.ts'
import type { Mail } from './mail.ts'
import { deniedRows, fileRights, rowRights, unreadRights } from './rights.ts'
import { surroundings, type Surroundings } from './surroundings.ts'

export type Job = {
  name: string
  scope: 'municipality' | 'all'
  impact: string
  handler: NodejsFunction
  dead: Queue
  /** How many messages nobody works on any longer. */
  lost: IMetric
}
/** How long a message may be worked on, how often it is tried, and how those that failed for good are counted. */
type Patience = { visibilityTimeout: Duration; maxReceiveCount: number; lost: (dead: Queue) => IMetric }

const period = Duration.minutes(5)
const scheduled: Patience = {
  visibilityTimeout: Duration.minutes(30),
  maxReceiveCount: 4,
  lost: dead => dead.metricApproximateNumberOfMessagesVisible({ period }),
}
/** Somebody waits: it fails for good within twenty minutes, and is told at once, so that no dead letter is left lying. */
const asked: Patience = {
  visibilityTimeout: Duration.minutes(6),
  maxReceiveCount: 3,
  lost: dead => dead.metricNumberOfMessagesReceived({ period }),
}
type Parts = Surroundings & { files: Bucket; mail: Mail }

/** Scheduled work that writes to people. */
const writes = new Set<string>(['send-reminders'] satisfies JobName[])

const run = ['TENANTS', 'RUN#*']
/** Beside a municipality's rows, which work in it reaches by its tenant role. Work across them reaches snapshots and what is released, never a municipality's own rows. */
const partitions = {
  municipality: { read: [...run, 'N#*'], write: ['RUN#*'] },
  all: { read: [...run, 'S#*', 'N', 'N#*', 'B#*', 'F#*'], write: ['RUN#*', 'N#*', 'B#*', 'F#*'] },
}
/** Work that gives to networks' rounds: it finds the networks, and writes what is given together with that it was. */
const gives = new Set<string>(['publish-snapshots'] satisfies JobName[])
/** Work that reckons for a round's whole time: all groups of a figure, one after the other. */
const LONG = { runs: Duration.minutes(15), batchSize: 1 }
const ORDINARY = { runs: Duration.minutes(5), batchSize: 5 }
const timeOf = (name: string) => (/^(release-benchmarks|verify-release)$/.test(name) ? LONG : ORDINARY)

/** Work that nobody waits for, from the lists in `shared/schedule.ts`: a queue with its dead letters and a Lambda each, and a clock for what is scheduled. */
export class Schedules extends Construct {
  readonly jobs: Job[]
  readonly errands: (Job & { queue: Queue })[]
  /** Tells whoever waits that what they asked for has failed for good. */
  readonly giveUp: NodejsFunction
  constructor(scope: Construct, id: string, parts: Parts) {
    super(scope, id)
    this.jobs = schedule.map(({ cron, ...of }) => {
      const job = this.work(of, parts, scheduled)
      new Schedule(this, `${of.name}-clock`, {
        description: of.impact,
        schedule: ScheduleExpression.expression(cron, TimeZone.of(timeZone)),
        target: new LambdaInvoke(job.handler, {
          input: ScheduleTargetInput.fromObject({ time: ContextAttribute.scheduledTime }),
          retryAttempts: 5,
          maxEventAge: Duration.hours(6),
        }),
      })
      return job
    })
    this.errands = errands.map(of => {
      const job = this.work({ ...of, scope: 'municipality' }, parts, asked)
      this.reachesFiles(job.handler, parts)
      return job
    })
    this.giveUp = this.handler('give-up', 'municipality', parts)
    this.reachesFiles(this.giveUp, parts)
    for (const { dead } of this.errands)
      this.giveUp.addEventSource(new SqsEventSource(dead, { reportBatchItemFailures: true }))
  }

  private reachesFiles(handler: NodejsFunction, { files }: Parts) {
    handler.addEnvironment('FILES_BUCKET', files.bucketName)
    handler.addToRolePolicy(fileRights(files))
  }

  private work(
    of: { name: string; scope: 'municipality' | 'all'; impact: string },
    parts: Parts,
    { visibilityTimeout, maxReceiveCount, lost }: Patience,
  ) {
    const { name, scope } = of
    const common = { fifo: true, enforceSSL: true, visibilityTimeout }
    const dead = new Queue(this, `${name}-dead`, { ...common, retentionPeriod: Duration.days(14) })
    const queue = new Queue(this, `${name}-queue`, { ...common, deadLetterQueue: { queue: dead, maxReceiveCount } })
    const handler = this.handler(name, scope, parts)
    handler.addEnvironment('QUEUE_URL', queue.queueUrl)
    queue.grantSendMessages(handler)
    handler.addEventSource(
      new SqsEventSource(queue, { batchSize: timeOf(name).batchSize, reportBatchItemFailures: true }),
    )
    return { ...of, handler, dead, queue, lost: lost(dead) }
  }

  private handler(name: string, scope: 'municipality' | 'all', parts: Parts) {
    const handler = lambda(this, {
      name,
      timeout: timeOf(name).runs,
      memory: 512,
      environment: surroundings(parts),
    })
    const { read, write } = partitions[scope]
    const finds = gives.has(name) ? ['N'] : []
    for (const statement of rowRights(parts.table, [...read, ...finds], write)) handler.addToRolePolicy(statement)
    if (scope === 'all') handler.addToRolePolicy(deniedRows(parts.table, ['T#*']))
    if (gives.has(name)) handler.addToRolePolicy(unreadRights(parts.table, ['S#*', 'N#*']))
    if (writes.has(name)) parts.mail.sentBy(handler)
    return handler
  }
}
