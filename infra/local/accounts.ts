import { createHash } from 'node:crypto'
import type { Keep } from './folder.ts'

/** Someone whose address is proven; `sub` is the login's name for ever, as Cognito's. */
export type Account = { sub: string; email: string; name: string }

/** An invented person who may be signed in as with one click. */
export type DemoPerson = { email: string; name: string; municipality: { code: string; name: string }; role: string }

/** The `sub` of an address with this computer's identity provider: the same address gets the same, also in demo data. */
export function subOf(email: string): string {
  const hex = createHash('sha256').update(`jarnkoll-local ${email.trim().toLowerCase()}`).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}

/** "anna.berg@kommun.example" → "Anna Berg": what a login is called until its person says otherwise. */
export const nameOf = (email: string) =>
  email
    .split('@')[0]!
    .split(/[._-]+/)
    .filter(Boolean)
    .map(word => word[0]!.toLocaleUpperCase('sv') + word.slice(1))
    .join(' ')

/** Who may sign in: the demo people, and whoever has proven an address with a code. */
export function openAccounts(keep: Keep, demo: readonly DemoPerson[]) {
  const known = new Map(demo.map(({ email, name }) => [subOf(email), { sub: subOf(email), email, name }]))
  const proven = () => keep.read<Record<string, Account>>('accounts') ?? {}
  return {
    demo,
    find: (sub: string): Account | undefined => known.get(sub) ?? proven()[sub],
    /** Remembers an address that was proven just now. */
    prove(email: string): Account {
      const account = { sub: subOf(email), email, name: nameOf(email) }
      if (!known.has(account.sub)) keep.write('accounts', { ...proven(), [account.sub]: account })
      return known.get(account.sub) ?? account
    },
  }
}
export type Accounts = ReturnType<typeof openAccounts>
