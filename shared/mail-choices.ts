import * as z from 'zod'
import { Day } from './day.ts'
import type { Person } from './people.ts'

/** What Järnkoll writes about; each can be switched off. */
export const MailKind = z.enum(['reminders', 'overdue', 'escalations', 'mentions', 'plans'])
export type MailKind = z.infer<typeof MailKind>

const Bounce = z.object({ address: z.string(), on: Day, why: z.enum(['bounced', 'complained']) })
export type Bounce = z.infer<typeof Bounce>

/** A person's choices of mail: what is switched off, and the address that takes none. */
export const MailChoices = z.object({
  person: z.string().min(1),
  off: z.array(MailKind).default([]),
  bounced: Bounce.optional(),
})
export type MailChoices = z.infer<typeof MailChoices>

export const ChosenMail = z.object({ off: z.array(MailKind).max(MailKind.options.length) })

/** Does the person want mail of that kind? Everything, until it is switched off. */
export const wants = (choices: Pick<MailChoices, 'off'> | undefined, kind: MailKind): boolean =>
  !choices?.off.includes(kind)

/** The person's address takes no mail; another address does until it has been tried. */
export const bounceOf = (
  { email }: Pick<Person, 'email'>,
  choices: Pick<MailChoices, 'bounced'> | undefined,
): Bounce | undefined => {
  const { bounced } = choices ?? {}
  return bounced && email?.toLowerCase() === bounced.address.toLowerCase() ? bounced : undefined
}
