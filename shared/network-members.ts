import * as z from 'zod'
import { MunicipalityCode } from './actor.ts'
import { Day } from './day.ts'
import { Refusal } from './refusal.ts'

/** A municipality in a network, by its own decision, and what it has agreed to. */
export const Member = z.object({
  municipality: MunicipalityCode,
  name: z.string().min(1),
  since: Day,
  /** The version of the network's agreement that it has accepted. */
  agreement: z.int().min(1),
  acceptedBy: z.string().min(1),
  acceptedOn: Day,
  /** Whom the network may write to: the address of who accepted. */
  contact: z.email().optional(),
})
export type Member = z.infer<typeof Member>

/** A municipality that is asked to join; the municipality decides. */
export const Invitation = z.object({
  municipality: MunicipalityCode,
  name: z.string().min(1),
  invitedOn: Day,
  invitedBy: z.string().min(1),
})
export type Invitation = z.infer<typeof Invitation>

/** Who accepts on a municipality's behalf, and which version of the agreement that was read. */
export type Acceptance = { by: string; contact?: string; agreement: number; today: Day }

type Agreed = { agreement: { version: number } }

/** An agreement that has been changed is accepted anew, as it reads now. */
function assertCurrent({ agreement }: Agreed, read: number) {
  if (read !== agreement.version) throw new Refusal('network_agreement_changed', { version: agreement.version })
}

/** A municipality joins by its own decision: when it is invited, or the network is open, and it accepts the agreement as it reads. */
export function joined(
  network: Agreed & { open: boolean; endedOn?: Day | undefined },
  municipality: { code: string; name: string },
  invited: boolean,
  { by, contact, agreement, today }: Acceptance,
): Member {
  if (network.endedOn) throw new Refusal('network_ended', { day: network.endedOn })
  if (!network.open && !invited) throw new Refusal('network_not_invited', {})
  assertCurrent(network, agreement)
  const accepted = { agreement, acceptedBy: by, acceptedOn: today, ...(contact && { contact }) }
  return { municipality: municipality.code, name: municipality.name, since: today, ...accepted }
}

/** A member accepts the agreement as it reads now. */
export function accepted(network: Agreed, member: Member, { by, contact, agreement, today }: Acceptance): Member {
  assertCurrent(network, agreement)
  return { ...member, agreement, acceptedBy: by, acceptedOn: today, ...(contact && { contact }) }
}

/** A municipality is asked once, and not when it is a member. */
export function invite(
  to: { code: string; name: string },
  members: Pick<Member, 'municipality'>[],
  invitations: Pick<Invitation, 'municipality'>[],
  by: { name: string; today: Day },
): Invitation {
  if (members.some(m => m.municipality === to.code)) throw new Refusal('network_is_member', { name: to.name })
  if (invitations.some(i => i.municipality === to.code)) throw new Refusal('network_is_invited', { name: to.name })
  return { municipality: to.code, name: to.name, invitedOn: by.today, invitedBy: by.name }
}

/** Members in the order of their names. */
export const byName = <M extends { name: string }>(members: M[]): M[] =>
  members.toSorted((a, b) => a.name.localeCompare(b.name, 'sv'))
