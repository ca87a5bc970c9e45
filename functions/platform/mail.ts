/** One mail to one recipient; nothing sensitive in the subject. */
export type Mail = { to: string; subject: string; text: string }

export type SendMail = (mail: Mail) => Promise<void>
