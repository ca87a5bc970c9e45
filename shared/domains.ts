import { Refusal } from './refusal.ts'
import type { Member, Tenant } from './tenants.ts'

/** What follows the @ of an address, in small letters. */
export const domainOf = (email: string) => email.slice(email.lastIndexOf('@') + 1).toLowerCase()

/** Where anybody gets an address: the domain says nothing about where one works. */
const anybodys = new Set([
  ...['gmail.com', 'googlemail.com', 'hotmail.com', 'hotmail.se', 'outlook.com', 'outlook.se', 'live.com', 'live.se'],
  ...['msn.com', 'yahoo.com', 'yahoo.se', 'icloud.com', 'me.com', 'mac.com', 'aol.com', 'gmx.com', 'gmx.net'],
  ...['mail.com', 'proton.me', 'protonmail.com', 'pm.me', 'zoho.com', 'yandex.com', 'tutanota.com', 'tuta.com'],
  ...['telia.com', 'bredband.net', 'comhem.se', 'spray.se', 'passagen.se', 'swipnet.se', 'tele2.se', 'home.se'],
])

/** Domains that are the municipality's own: those of addresses that its members have proven by signing in with them. */
export const provenDomains = (members: readonly Pick<Member, 'sub' | 'address'>[]): string[] =>
  [...new Set(members.flatMap(({ sub, address }) => (sub && address ? domainOf(address) : [])))]
    .filter(domain => !anybodys.has(domain))
    .toSorted()

/** A municipality opens its portfolio to addresses of its own alone: a domain that is added is one that a member has proven. */
export function assertProven(after: readonly string[], before: readonly string[], members: readonly Member[]): void {
  const proven = new Set([...before, ...provenDomains(members)])
  const other = after.find(domain => !proven.has(domain))
  if (other !== undefined) throw new Refusal('domain_not_proven', { domain: other })
}

/** May a login that is no member read? Where everyone may, and its proven address has a domain that the municipality has opened to. */
export const isOpenTo = ({ openToAll, openDomains }: Pick<Tenant, 'openToAll' | 'openDomains'>, email: string) =>
  openToAll && openDomains.includes(domainOf(email))
