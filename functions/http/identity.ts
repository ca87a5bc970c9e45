import { JwtVerifier } from 'aws-jwt-verify'
import { validateCognitoJwtFields } from 'aws-jwt-verify/cognito-verifier'
import { SimpleJwksCache } from 'aws-jwt-verify/jwk'
import * as oidc from 'openid-client'
import * as z from 'zod'
import type { Settings } from '../platform/index.ts'

/** What must survive from the start of a sign-in to its end. */
export const Begun = z.object({ verifier: z.string(), state: z.string(), nonce: z.string(), returnTo: z.string() })
export type Begun = z.infer<typeof Begun>

/**
 * The identity provider: Cognito in the cloud, our own on one computer; the same code path.
 * Plain HTTP is accepted from this computer only.
 */
export async function identityProvider({ issuer, clientId, clientSecret, origin, local }: Settings) {
  const insecure = local && issuer.startsWith('http://localhost')
  const authentication = clientSecret ? oidc.ClientSecretPost(clientSecret) : oidc.None()
  const options = insecure ? { execute: [oidc.allowInsecureRequests] } : undefined
  const config = await oidc.discovery(new URL(issuer), clientId, undefined, authentication, options)
  const { jwks_uri: jwksUri } = config.serverMetadata()
  const redirect = `${origin}/api/sign-in/callback`
  const verifier = JwtVerifier.create(
    {
      issuer,
      ...(jwksUri && { jwksUri }),
      audience: clientId,
      customJwtCheck: ({ payload }) => validateCognitoJwtFields(payload, { tokenUse: 'id', clientId }),
    },
    insecure ? { jwksCache: new SimpleJwksCache({ fetcher: { fetch: plainFetch } }) } : undefined,
  )

  return {
    /** Where the browser goes to prove who it is. */
    async begin(returnTo: string): Promise<{ url: URL; begun: Begun }> {
      const begun = {
        verifier: oidc.randomPKCECodeVerifier(),
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        returnTo,
      }
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirect,
        scope: 'openid email profile',
        code_challenge: await oidc.calculatePKCECodeChallenge(begun.verifier),
        code_challenge_method: 'S256',
        state: begun.state,
        nonce: begun.nonce,
      })
      return { url, begun }
    },

    /** The proven login, from the address that the browser came back to. Refuses an address that is not verified. */
    async finish(query: string, { verifier: pkceCodeVerifier, state, nonce }: Begun) {
      const checks = { pkceCodeVerifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true }
      const tokens = await oidc.authorizationCodeGrant(config, new URL(`${redirect}${query}`), checks)
      const claims = await verifier.verify(tokens.id_token!)
      if (claims['email_verified'] !== true || typeof claims['email'] !== 'string')
        throw new Error('the address is not verified')
      return {
        sub: String(claims.sub),
        email: claims['email'].toLowerCase(),
        name: String(claims['name'] ?? claims['email']),
      }
    },
  }
}

const plainFetch = async (url: string) => (await fetch(url)).arrayBuffer()
