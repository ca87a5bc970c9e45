import { Duration, TimeZone } from 'aws-cdk-lib'
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs'
import { ContextAttribute, Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler'
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets'
import { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { schedule, timeZone } from '#shared/schedule.ts'
import { lambda } from './lambda.ts'
import { rowRights } from './rights.ts'
import type { SignIn } from './sign-in.ts'

export type Job = { name: string; scope: 'municipality' | 'all'; impact: string; handler: NodejsFunction; dead: Queue }
type Parts = { table: TableV2; address: string; signIn: SignIn }

const run = ['TENANTS', 'RUN#*']
/** Beside a municipality's rows, which work in it reaches by its tenant role. Work across them reaches snapshots and what is released, never a municipality's own rows. */
const partitions = {
  municipality: { read: [...run, 'N#*'], write: ['RUN#*'] },
  all: { read: [...run, 'S#*', 'N', 'N#*', 'B#*'], write: ['RUN#*', 'N#*', 'B#*'] },
}

/** Scheduled work, from the list in `shared/schedule.ts`: a clock, a queue with its dead letters, and a Lambda each. */
export class Schedules extends Construct {
  readonly jobs: Job[]
  constructor(scope: Construct, id: string, { table, address, signIn }: Parts) {
    super(scope, id)
    this.jobs = schedule.map(({ name, cron, scope: of, impact }) => {
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
      const { read, write } = partitions[of]
      for (const statement of rowRights(table, read, write)) handler.addToRolePolicy(statement)
      queue.grantSendMessages(handler)
      handler.addEventSource(new SqsEventSource(queue, { batchSize: 5, reportBatchItemFailures: true }))
      new Schedule(this, `${name}-clock`, {
        description: impact,
        schedule: ScheduleExpression.expression(cron, TimeZone.of(timeZone)),
        target: new LambdaInvoke(handler, {
          input: ScheduleTargetInput.fromObject({ time: ContextAttribute.scheduledTime }),
          retryAttempts: 5,
          maxEventAge: Duration.hours(6),
        }),
      })
      return { name, scope: of, impact, handler, dead }
    })
  }
}
