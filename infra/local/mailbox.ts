import type { BouncedMail, Mail, SendMail } from '#functions/platform/mail.ts'
import type { Keep } from './folder.ts'

type Delivered = Mail & { id: string; at: string }

const MOST = 500

type OnBounce = (mail: BouncedMail) => Promise<void>
/** Addresses that answer here as the cloud's mail service would: `bounce@kommun.example`. */
const bounces: Record<string, BouncedMail['why']> = { bounce: 'bounced', complaint: 'complained' }

/** Every mail that the service sent, newest first; nothing leaves the computer. */
export function openMailbox(keep: Keep, now: () => Date = () => new Date(), onBounce: OnBounce = async () => {}) {
  let mails: Delivered[] = keep.read('mail') ?? []
  const sendMail: SendMail = async mail => {
    mails = [{ ...mail, id: crypto.randomUUID(), at: now().toISOString() }, ...mails].slice(0, MOST)
    keep.write('mail', mails)
    const why = bounces[mail.to.split('@')[0]!.toLowerCase()]
    if (why && mail.about) await onBounce({ ...mail.about, address: mail.to, why })
  }
  return {
    sendMail,
    mails: (to?: string) => (to ? mails.filter(mail => mail.to.toLowerCase() === to.toLowerCase()) : mails),
    clear() {
      mails = []
      keep.write('mail', mails)
    },
  }
}
export type Mailbox = ReturnType<typeof openMailbox>
