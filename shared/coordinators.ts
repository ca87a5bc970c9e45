import * as z from 'zod'
import { Day } from './day.ts'
import { Refusal } from './refusal.ts'

/** Nätverkssamordnare: a login that runs a network, with or without a municipality of its own. */
export const Coordinator = z.object({ sub: z.string().min(1), name: z.string(), email: z.string(), since: Day })
export type Coordinator = z.infer<typeof Coordinator>

/** Somebody who is asked to coordinate too: whoever proves the address. */
export const CoordinatorInvitation = z.object({ email: z.string().min(1), invitedBy: z.string(), invitedOn: Day })
export type CoordinatorInvitation = z.infer<typeof CoordinatorInvitation>

/** An address as it is compared. */
export const sameAddress = (email: string) => email.trim().toLowerCase()

/** A network always has somebody who runs it. Answers who it is when this one leaves; refuses when there is nobody else. */
export function remaining<C extends Pick<Coordinator, 'sub'>>(coordinators: readonly C[], leaving: string): C {
  const other = coordinators.find(({ sub }) => sub !== leaving)
  if (!other) throw new Refusal('network_last_coordinator', {})
  return other
}
