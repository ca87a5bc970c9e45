/** One mail to one recipient; nothing sensitive in the subject. */
export type Mail = {
  to: string
  subject: string
  text: string
  /** Whom it is to, so that an answer that the address takes no mail finds the person. */
  about?: { municipality: string; person: string }
}

export type SendMail = (mail: Mail) => Promise<void>

/** The mail service's word that an address takes no mail, or that its owner calls our mail unwanted. */
export type BouncedMail = { municipality: string; person: string; address: string; why: 'bounced' | 'complained' }
