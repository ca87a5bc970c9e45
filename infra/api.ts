import { Duration, Stack, Validations, type SecretValue } from 'aws-cdk-lib'
import { CfnStage, HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { lambda } from './lambda.ts'
import type { Mail } from './mail.ts'
import { fileRights, keyedRights, rowRights, unreadRights } from './rights.ts'
import type { SignIn } from './sign-in.ts'

type Parts = { table: TableV2; files: Bucket; signIn: SignIn; mail: Mail; operator: string }

/** Routes of the accounts' Lambda; `functions/http/accounts.ts` has the same, and a test compares them. */
export const groups = [
  'sign-in',
  'session',
  'sessions',
  'sign-ups',
  'invitations',
  'vouching',
  'ical',
  'mail',
  'feed',
  'coordination',
  'public',
]

/** The HTTP API: a municipality's routes, and those outside every municipality. Its own address answers nothing: only the site's address knows the secret that it asks for. */
export class Api extends Construct {
  readonly api: NodejsFunction
  readonly accounts: NodejsFunction
  readonly handlers: NodejsFunction[]
  readonly http: HttpApi
  readonly originSecret: SecretValue
  constructor(scope: Construct, id: string, { table, files, signIn, mail, operator }: Parts) {
    super(scope, id)
    const secret = new Secret(this, 'OriginSecret', {
      generateSecretString: { excludePunctuation: true, passwordLength: 40 },
    })
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'It ties two parts of one deployment together; a deployment changes both at once, a rotation would not.',
    })
    this.originSecret = secret.secretValue
    const environment = {
      TABLE: table.tableName,
      ISSUER: signIn.issuer,
      CLIENT_ID: signIn.client.userPoolClientId,
      OPERATOR_MAIL: operator,
      ORIGIN_SECRET: this.originSecret.unsafeUnwrap(),
    }
    const timeout = Duration.seconds(20)
    this.api = lambda(this, { name: 'api', timeout, memory: 1024, environment })
    this.accounts = lambda(this, { name: 'accounts', timeout, memory: 512, environment })
    this.handlers = [this.api, this.accounts]
    for (const handler of this.handlers) handler.addEnvironment('FILES_BUCKET', files.bucketName)
    this.api.addToRolePolicy(fileRights(files))
    // Of files, a network's reports and no municipality's.
    this.accounts.addToRolePolicy(fileRights(files, 'made/N-*'))

    // A municipality's rows are reached by the tenant role; here only what is changed together with a login or a link.
    const logins = ['U#*', 'SES#*', 'INV#*', 'REQ#*', 'RATE#*', 'DOMAIN#*', 'TENANTS']
    const networks = ['N', 'N#*', 'L', 'L#*']
    const keyed = keyedRights(table, ['T#*'])
    for (const right of [
      ...rowRights(table, [...logins, ...networks, 'W#*', 'B#*'], [...logins, ...networks, 'W#*']),
      keyed,
    ])
      this.api.addToRolePolicy(right)
    // Whoever begins chooses among the library's models.
    for (const right of [
      ...rowRights(table, [...logins, ...networks, 'A#*', 'B#*'], [...logins, 'N', 'N#*', 'A#*']),
      keyed,
    ])
      this.accounts.addToRolePolicy(right)
    // What a municipality shares is changed together with the network's rows; it is read by the tenant role.
    this.api.addToRolePolicy(unreadRights(table, ['S#*']))
    for (const handler of this.handlers) mail.sentBy(handler)

    this.http = new HttpApi(this, 'Http', { defaultIntegration: new HttpLambdaIntegration('Integration', this.api) })
    const integration = new HttpLambdaIntegration('Accounts', this.accounts)
    for (const group of groups)
      for (const path of [`/api/${group}`, `/api/${group}/{proxy+}`]) this.http.addRoutes({ path, integration })
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

  /** Where it sends what people have asked for and do not wait for: a queue for each errand. */
  sendsTo(errands: { name: string; queue: Queue }[]) {
    const asking = (handler: NodejsFunction, of: typeof errands) => {
      const urls = Object.fromEntries(of.map(({ name, queue }) => [name, queue.queueUrl]))
      handler.addEnvironment('QUEUES', Stack.of(this).toJsonString(urls))
      for (const { queue } of of) queue.grantSendMessages(handler)
    }
    asking(this.api, errands)
    asking(
      this.accounts,
      errands.filter(({ name }) => name === 'make-report'),
    )
  }

  /** The address that people use: the only origin that may change state. */
  reachedAt(address: string) {
    for (const handler of this.handlers) handler.addEnvironment('ORIGIN', address)
  }
}
