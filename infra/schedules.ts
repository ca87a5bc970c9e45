import { Duration, TimeZone } from 'aws-cdk-lib'
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs'
import { ContextAttribute, Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler'
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets'
import { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { errands, schedule, timeZone } from '#shared/schedule.ts'
import { lambda } from './lambda.ts'
import { fileRights, rowRights } from './rights.ts'
import type { SignIn } from './sign-in.ts'

export type Job = { name: string; scope: 'municipality' | 'all'; impact: string; handler: NodejsFunction; dead: Queue }
type Parts = { table: TableV2; files: Bucket; address: string; signIn: SignIn }

const run = ['TENANTS', 'RUN#*']
/** Beside a municipality's rows, which work in it reaches by its tenant role. Work across them reaches snapshots and what is released, never a municipality's own rows. */
const partitions = {
  municipality: { read: [...run, 'N#*'], write: ['RUN#*'] },
  all: { read: [...run, 'S#*', 'N', 'N#*', 'B#*'], write: ['RUN#*', 'N#*', 'B#*'] },
}

/** Work that nobody waits for, from the lists in `shared/schedule.ts`: a queue with its dead letters and a Lambda each, and a clock for what is scheduled. */
export class Schedules extends Construct {
  readonly jobs: Job[]
  readonly errands: (Job & { queue: Queue })[]
  constructor(scope: Construct, id: string, parts: Parts) {
    super(scope, id)
    this.jobs = schedule.map(({ cron, ...of }) => {
      const job = this.work(of, parts)
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
      const job = this.work({ ...of, scope: 'municipality' }, parts)
      job.handler.addEnvironment('FILES_BUCKET', parts.files.bucketName)
      job.handler.addToRolePolicy(fileRights(parts.files))
      return job
    })
  }

  private work(of: { name: string; scope: 'municipality' | 'all'; impact: string }, { table, address, signIn }: Parts) {
    const { name, scope } = of
    const dead = new Queue(this, `${name}-dead`, { fifo: true, enforceSSL: true, retentionPeriod: Duration.days(14) })
    const queue = new Queue(this, `${name}-queue`, {
      fifo: true,
      enforceSSL: true,
      visibilityTimeout: Duration.minutes(30),
      deadLetterQueue: { queue: dead, maxReceiveCount: 4 },
    })
    const handler = lambda(this, {
      name,
      timeout: Duration.minutes(5),
      memory: 512,
      environment: {
        TABLE: table.tableName,
        QUEUE_URL: queue.queueUrl,
        ORIGIN: address,
        ISSUER: signIn.issuer,
        CLIENT_ID: signIn.client.userPoolClientId,
      },
    })
    const { read, write } = partitions[scope]
    for (const statement of rowRights(table, read, write)) handler.addToRolePolicy(statement)
    queue.grantSendMessages(handler)
    handler.addEventSource(new SqsEventSource(queue, { batchSize: 5, reportBatchItemFailures: true }))
    return { ...of, handler, dead, queue }
  }
}
