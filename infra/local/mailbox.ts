import type { Mail, SendMail } from '#functions/platform/mail.ts'
import type { Keep } from './folder.ts'

type Delivered = Mail & { id: string; at: string }

const MOST = 500

/** Every mail that the service sent, newest first; nothing leaves the computer. */
export function openMailbox(keep: Keep, now: () => Date = () => new Date()) {
  let mails: Delivered[] = keep.read('mail') ?? []
  const sendMail: SendMail = async mail => {
    mails = [{ ...mail, id: crypto.randomUUID(), at: now().toISOString() }, ...mails].slice(0, MOST)
    keep.write('mail', mails)
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
