import { Duration, Stack, Validations, type SecretValue } from 'aws-cdk-lib'
import { CfnStage, HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { lambda } from './lambda.ts'
import { fileRights, keyedRights, rowRights } from './rights.ts'
import type { SignIn } from './sign-in.ts'

type Parts = { table: TableV2; files: Bucket; signIn: SignIn; mailFrom: string; operator: string }

/** The HTTP API. Its own address answers nothing: only the site's address knows the secret that it asks for. */
export class Api extends Construct {
  readonly handler: NodejsFunction
  readonly http: HttpApi
  readonly originSecret: SecretValue
  constructor(scope: Construct, id: string, { table, files, signIn, mailFrom, operator }: Parts) {
    super(scope, id)
    const secret = new Secret(this, 'OriginSecret', {
      generateSecretString: { excludePunctuation: true, passwordLength: 40 },
    })
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'It ties two parts of one deployment together; a deployment changes both at once, a rotation would not.',
    })
    this.originSecret = secret.secretValue
    this.handler = lambda(this, {
      name: 'api',
      timeout: Duration.seconds(20),
      memory: 1024,
      environment: {
        TABLE: table.tableName,
        ISSUER: signIn.issuer,
        CLIENT_ID: signIn.client.userPoolClientId,
        FILES_BUCKET: files.bucketName,
        MAIL_FROM: mailFrom,
        OPERATOR_MAIL: operator,
        ORIGIN_SECRET: this.originSecret.unsafeUnwrap(),
      },
    })
    // A municipality's rows are reached by the tenant role; here only what is changed together with a login or a link.
    const platform = ['U#*', 'SES#*', 'INV#*', 'REQ#*', 'RATE#*', 'TENANTS', 'N', 'N#*']
    const statements = [...rowRights(table, [...platform, 'B#*'], platform), keyedRights(table, ['T#*'])]
    for (const statement of statements) this.handler.addToRolePolicy(statement)
    this.handler.addToRolePolicy(fileRights(files))
    const [, domain] = mailFrom.split('@')
    const identity = Stack.of(this).formatArn({ service: 'ses', resource: 'identity', resourceName: domain! })
    this.handler.addToRolePolicy(
      new PolicyStatement({
        actions: ['ses:SendEmail'],
        resources: [identity],
        conditions: { StringEquals: { 'ses:FromAddress': mailFrom } },
      }),
    )

    this.http = new HttpApi(this, 'Http', {
      defaultIntegration: new HttpLambdaIntegration('Integration', this.handler),
    })
    const log = new LogGroup(this, 'AccessLog', { retention: RetentionDays.ONE_YEAR })
    const stage = this.http.defaultStage!.node.defaultChild as CfnStage
    stage.accessLogSettings = {
      destinationArn: log.logGroupArn,
      format: JSON.stringify({
        id: '$context.requestId',
        route: '$context.routeKey',
        status: '$context.status',
        ms: '$context.responseLatency',
      }),
    }
    stage.defaultRouteSettings = { throttlingBurstLimit: 200, throttlingRateLimit: 100 }
    Validations.of(this.http).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason: 'Who may do what is asked in the API itself, on every route: sessions are ours, in a cookie.',
    })
  }

  /** Where it sends what people have asked for and do not wait for. */
  sendsTo(queue: Queue) {
    this.handler.addEnvironment('QUEUE_URL', queue.queueUrl)
    queue.grantSendMessages(this.handler)
  }

  /** The address that people use: the only origin that may change state. */
  reachedAt(address: string) {
    this.handler.addEnvironment('ORIGIN', address)
  }
}
