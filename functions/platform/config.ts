import * as z from 'zod'

/** What the cloud tells a Lambda of its surroundings; parsed once, so that a missing part is a clear error at the start. */
const Config = z.object({
  TABLE: z.string().min(1),
  /** The role whose sessions reach one municipality's rows; a Lambda without it reaches none. */
  TENANT_ROLE: z.string().startsWith('arn:').optional(),
  ORIGIN: z.url(),
  ISSUER: z.url(),
  CLIENT_ID: z.string().min(1),
  /** Only what came through our own address carries it. */
  ORIGIN_SECRET: z.string().min(16).optional(),
  /** The Lambda's own queue. */
  QUEUE_URL: z.url().optional(),
  /** The queues of what people ask for, by errand, where they are asked. */
  QUEUES: z
    .string()
    .transform(text => z.record(z.string(), z.url()).parse(JSON.parse(text)))
    .optional(),
  FILES_BUCKET: z.string().optional(),
  /** Who vouches for municipalities that sign up. */
  OPERATOR_MAIL: z.email().optional(),
  MAIL_FROM: z.string().optional(),
  /** Where the mail service says what became of mail. */
  MAIL_SET: z.string().optional(),
})
export type Config = z.infer<typeof Config>

export const config = (): Config => Config.parse(process.env)
