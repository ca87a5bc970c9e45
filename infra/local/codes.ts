import { createHash, randomInt } from 'node:crypto'

const VALID = 10 * 60_000
const TRIES = 5
const WINDOW = 15 * 60_000
const PER_WINDOW = 5

type Code = { email: string; hash: string; until: number; tries: number }
const hashOf = (id: string, code: string) => createHash('sha256').update(`${id} ${code}`).digest('hex')

/**
 * Six-digit codes that prove an address: one for each sign-in (`id`), valid ten minutes and five tries;
 * at most five codes to an address in a quarter of an hour.
 */
export function openCodes(now: () => number = Date.now, random: () => number = () => randomInt(1_000_000)) {
  const codes = new Map<string, Code>()
  const sent = new Map<string, number[]>()

  return {
    /** A new code that replaces the sign-in's last one; none when the address has had its share. */
    issue(id: string, email: string): string | undefined {
      const recent = (sent.get(email) ?? []).filter(at => now() - at < WINDOW)
      if (recent.length >= PER_WINDOW) return undefined
      sent.set(email, [...recent, now()])
      const code = String(random()).padStart(6, '0')
      codes.set(id, { email, hash: hashOf(id, code), until: now() + VALID, tries: 0 })
      return code
    },
    /** The address that a code was sent to and is still good for. */
    waiting: (id: string): string | undefined => {
      const code = codes.get(id)
      return code && code.until >= now() && code.tries < TRIES ? code.email : undefined
    },
    /** The address that is proven, `wrong` when another try is left, `over` when a new code is needed. */
    check(id: string, given: string): { email: string } | 'wrong' | 'over' {
      const code = codes.get(id)
      if (!code || code.until < now() || code.tries >= TRIES) return 'over'
      code.tries++
      if (code.hash === hashOf(id, given.replace(/\s/g, ''))) {
        codes.delete(id)
        return { email: code.email }
      }
      return code.tries >= TRIES ? 'over' : 'wrong'
    },
  }
}
