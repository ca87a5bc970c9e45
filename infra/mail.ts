import { Duration, Stack } from 'aws-cdk-lib'
import { EventBus, Rule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs'
import { ConfigurationSet, EmailSendingEvent, EventDestination } from 'aws-cdk-lib/aws-ses'
import { Construct } from 'constructs'
import { lambda } from './lambda.ts'

/** Mail out, from one address; what becomes of it comes back as events. */
export class Mail extends Construct {
  readonly #from: string
  readonly #set: ConfigurationSet

  constructor(scope: Construct, id: string, { from }: { from: string }) {
    super(scope, id)
    this.#from = from
    this.#set = new ConfigurationSet(this, 'Set')
    this.#set.addEventDestination('Events', {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'Bus', 'default')),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT],
    })
  }

  /** The Lambda may send mail from that address, and from no other. */
  sentBy(handler: NodejsFunction) {
    const arn = (resource: string, resourceName: string) =>
      Stack.of(this).formatArn({ service: 'ses', resource, resourceName })
    handler.addEnvironment('MAIL_FROM', this.#from)
    handler.addEnvironment('MAIL_SET', this.#set.configurationSetName)
    handler.addToRolePolicy(
      new PolicyStatement({
        actions: ['ses:SendEmail'],
        resources: [
          arn('identity', this.#from.split('@')[1]!),
          arn('configuration-set', this.#set.configurationSetName),
        ],
        conditions: { StringEquals: { 'ses:FromAddress': this.#from } },
      }),
    )
  }

  /** Addresses that take no mail are marked on their persons. */
  tells(environment: Record<string, string>): NodejsFunction {
    const handler = lambda(this, { name: 'note-bounces', timeout: Duration.seconds(30), memory: 256, environment })
    new Rule(this, 'Bounced', {
      eventPattern: { source: ['aws.ses'], detail: { eventType: ['Bounce', 'Complaint'] } },
      targets: [new LambdaFunction(handler, { retryAttempts: 5, maxEventAge: Duration.hours(6) })],
    })
    return handler
  }
}
