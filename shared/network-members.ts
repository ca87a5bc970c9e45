import * as z from 'zod'
import { MunicipalityCode } from './actor.ts'
import { Day } from './day.ts'
import { Refusal } from './refusal.ts'

/** A municipality in a network, by its own decision, and what it has agreed to. */
export const Member = z.object({
  municipality: MunicipalityCode,
  since: Day,
  /** The version of the network's agreement that it has accepted, and who accepted it. */
  agreement: z.int().min(1),
  acceptedBy: z.string().default(''),
  acceptedOn: Day,
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

/** A municipality joins by its own decision: when it is invited, or the network is open, and it has read the agreement as it is. */
export function assertMayJoin(
  network: { agreement: { version: number }; open: boolean; endedOn?: Day | undefined },
  invited: boolean,
  read: number,
) {
  if (network.endedOn) throw new Refusal('network_ended', { day: network.endedOn })
  if (!network.open && !invited) throw new Refusal('network_not_invited', {})
  assertCurrent(network, read)
}

/** An agreement that has been changed is accepted anew, as it reads now. */
export function assertCurrent({ agreement }: { agreement: { version: number } }, read: number) {
  if (read !== agreement.version) throw new Refusal('network_agreement_changed', { version: agreement.version })
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
