import * as z from 'zod'
import type { BouncedMail } from './mail.ts'

const recipients = z.array(z.object({ emailAddress: z.string() }))

/** The mail service's event about a mail that carried whom it was to. What passes by itself, a full mailbox, is no bounce. */
const SesEvent = z.object({
  mail: z.object({ tags: z.record(z.string(), z.array(z.string())).default({}) }),
  bounce: z.object({ bounceType: z.string(), bouncedRecipients: recipients }).optional(),
  complaint: z.object({ complainedRecipients: recipients }).optional(),
})

/** Who takes no mail any longer, by an event of the mail service; nobody when the mail was to no person of ours. */
export function bouncesIn(detail: unknown): BouncedMail[] {
  const { mail, bounce, complaint } = SesEvent.parse(detail)
  const [municipality, person] = [mail.tags['municipality']?.[0], mail.tags['person']?.[0]]
  if (municipality === undefined || person === undefined) return []
  const gone = bounce?.bounceType === 'Permanent' ? bounce.bouncedRecipients : []
  return [
    ...gone.map(({ emailAddress: address }) => ({ municipality, person, address, why: 'bounced' as const })),
    ...(complaint?.complainedRecipients ?? []).map(({ emailAddress: address }) => ({
      ...{ municipality, person, address, why: 'complained' as const },
    })),
  ]
}
