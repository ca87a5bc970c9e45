import { createHash, randomBytes } from 'node:crypto'

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

/**
 * The secret of an address that works without signing in: only its hash is stored. It begins with the municipality's
 * code, which says where its hash is looked for and nothing more.
 */
export function newLink(municipality: string) {
  const token = `${municipality}-${randomBytes(32).toString('base64url')}`
  return { token, hash: hashOf(token) }
}

/** Where the hash of a secret would be found; undefined for what is no secret of ours. */
export function linkIn(token: string): { municipality: string; hash: string } | undefined {
  const municipality = /^(\d{4})-[\w-]{43}$/.exec(token)?.[1]
  return municipality ? { municipality, hash: hashOf(token) } : undefined
}
