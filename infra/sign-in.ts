import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import {
  AccountRecovery,
  CfnUserPoolClient,
  FeaturePlan,
  Mfa,
  OAuthScope,
  UserPool,
  UserPoolClient,
} from 'aws-cdk-lib/aws-cognito'
import { Construct } from 'constructs'

/** Who a login is: Cognito, with an identity provider per municipality as they come. It says nothing of what a login may do. */
export class SignIn extends Construct {
  readonly pool: UserPool
  readonly client: UserPoolClient
  readonly issuer: string
  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.pool = new UserPool(this, 'Pool', {
      selfSignUpEnabled: true,
      signInAliases: { email: true },
      autoVerify: { email: true },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    Validations.of(this.pool).acknowledge({
      id: 'AwsSolutions-COG2',
      reason:
        'Municipalities sign in through their own identity provider, which demands a second factor; logins of our own may choose one.',
    })
    Validations.of(this.pool).acknowledge({
      id: 'AwsSolutions-COG8',
      reason:
        'Threat protection costs more than the whole service for each login; sign-ins are limited and sessions can be revoked.',
    })
    this.pool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'jarnkoll' } })
    this.client = this.pool.addClient('Client', {
      // Public: the code flow runs in the API with PKCE, and no secret has to be kept.
      generateSecret: false,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: ['https://localhost/'],
      },
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      preventUserExistenceErrors: true,
    })
    this.issuer = `https://cognito-idp.${Stack.of(this).region}.amazonaws.com/${this.pool.userPoolId}`
  }

  /** Where the browser comes back to after a sign-in. */
  returnsTo(address: string) {
    ;(this.client.node.defaultChild as CfnUserPoolClient).callbackUrLs = [`${address}/api/sign-in/callback`]
  }
}
