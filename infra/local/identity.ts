import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import Provider, { type Configuration } from 'oidc-provider'
import type { Accounts } from './accounts.ts'
import type { Keep } from './folder.ts'
import { openIdentityStore } from './identity-store.ts'

const CLIENT_ID = 'jarnkoll'
const HOUR = 3600

/** Keys and secrets of this computer, made once. */
function secrets(keep: Keep) {
  type Secrets = { jwk: Record<string, unknown>; cookies: string; client: string; files: string }
  const kept = keep.read<Secrets>('secrets')
  if (kept) return kept
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const secret = () => randomBytes(32).toString('base64url')
  const jwk = { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg: 'RS256', use: 'sig' }
  const made = { jwk, cookies: secret(), client: secret(), files: secret() }
  keep.write('secrets', made)
  return made
}

/**
 * An OpenID Connect provider of our own under `/idp`, in Cognito's place: code flow with PKCE, a confidential client,
 * tokens of Cognito's shape (but that access tokens name an audience, which Cognito's do not).
 */
export function openIdentity(options: { origin: string; keep: Keep; accounts: Accounts }) {
  const { origin, keep, accounts } = options
  const { jwk, cookies, client, files } = secrets(keep)
  const issuer = `${origin}/idp`

  const configuration: Configuration = {
    adapter: openIdentityStore(),
    jwks: { keys: [jwk as never] },
    cookies: { keys: [cookies] },
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: client,
        redirect_uris: [`${origin}/api/sign-in/callback`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    pkce: { required: () => true },
    scopes: ['openid', 'email', 'profile'],
    claims: { openid: ['sub', 'token_use', 'cognito:username'], email: ['email', 'email_verified'], profile: ['name'] },
    // Cognito's id tokens carry the claims themselves.
    conformIdTokenClaims: false,
    ttl: {
      AccessToken: HOUR,
      AuthorizationCode: 60,
      IdToken: HOUR,
      Interaction: HOUR,
      Session: HOUR,
      Grant: HOUR,
    },
    interactions: { url: (_, { uid }) => `/idp/login/${uid}` },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => `${origin}/api`,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: 'openid email profile',
          audience: CLIENT_ID,
          accessTokenTTL: HOUR,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    extraTokenClaims: (_, token) => ({
      token_use: 'access',
      username: 'accountId' in token ? token.accountId : undefined,
    }),
    findAccount(_, sub) {
      const account = accounts.find(sub)
      if (!account) return undefined
      const { email, name } = account
      const claims = { sub, token_use: 'id', 'cognito:username': sub, email, email_verified: true, name }
      return { accountId: sub, claims: () => claims }
    },
    // Our own service is trusted with what it asks for: nobody is asked to consent.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client!.clientId,
        accountId: oidc.session!.accountId!,
      })
      grant.addOIDCScope('openid email profile')
      grant.addResourceScope(`${origin}/api`, 'openid email profile')
      await grant.save()
      return grant
    },
    renderError(ctx, out) {
      ctx.type = 'text/plain; charset=utf-8'
      ctx.body = `${out.error}: ${out.error_description ?? ''}`
    },
  }
  const provider = new Provider(issuer, configuration)
  provider.on('server_error', (_, error) => console.error(error))
  return { provider, issuer, clientId: CLIENT_ID, clientSecret: client, filesSecret: files }
}

/** Takes the provider's own session from a request, so that every sign-in asks who it is and one can become someone else. */
export function withoutSession({ headers }: IncomingMessage) {
  if (headers.cookie) headers.cookie = headers.cookie.replace(/(^|; )_session(\.\w+)?=[^;]*/g, '')
}
