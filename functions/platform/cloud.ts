import { realClock } from './clock.ts'
import type { Config } from './config.ts'
import { s3Files } from './cloud-files.ts'
import { KOLADA, koladaAt } from './kolada.ts'
import { cloudTable } from './cloud-table.ts'
import type { Platform } from './index.ts'

/** The machine in AWS. Clients that few requests need are loaded when they are first used. */
export function cloudPlatform(config: Config): Platform {
  const {
    TABLE,
    TENANT_ROLE,
    ORIGIN,
    ISSUER,
    CLIENT_ID,
    QUEUE_URL,
    QUEUES = {},
    FILES_BUCKET = '',
    MAIL_FROM = '',
    MAIL_SET,
    OPERATOR_MAIL,
  } = config
  return {
    table: cloudTable(TABLE, TENANT_ROLE),
    clock: realClock,
    settings: {
      ...{ origin: ORIGIN, issuer: ISSUER, clientId: CLIENT_ID, local: false },
      ...(OPERATOR_MAIL && { operator: OPERATOR_MAIL }),
    },
    files: s3Files(FILES_BUCKET),
    kolada: koladaAt(KOLADA),

    async sendMail({ to, subject, text, about }) {
      const { SESv2Client, SendEmailCommand } = await import('@aws-sdk/client-sesv2')
      const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' })
      const Content = { Simple: { Subject: utf8(subject), Body: { Text: utf8(text) } } }
      await new SESv2Client().send(
        new SendEmailCommand({
          ...{ FromEmailAddress: MAIL_FROM, Destination: { ToAddresses: [to] }, Content },
          ...(MAIL_SET && { ConfigurationSetName: MAIL_SET }),
          // What comes back of it says whom it was to.
          ...(about && { EmailTags: Object.entries(about).map(([Name, Value]) => ({ Name, Value })) }),
        }),
      )
    },

    queue: {
      async send(messages) {
        const { SQSClient, SendMessageBatchCommand } = await import('@aws-sdk/client-sqs')
        const sqs = new SQSClient()
        const byQueue = Map.groupBy(messages, ({ job }) => QUEUES[job] ?? QUEUE_URL)
        for (const [QueueUrl, of] of byQueue)
          for (let i = 0; i < of.length; i += 10) {
            const Entries = of.slice(i, i + 10).map((message, n) => ({
              Id: String(n),
              MessageBody: JSON.stringify(message),
              MessageGroupId: message.scope,
              MessageDeduplicationId: [message.job, message.scope, message.day, message.item ?? '']
                .join('-')
                .replaceAll('#', '_'),
            }))
            const { Failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }))
            // The scheduler tries the whole dispatch again; what was sent is the same work, and done once.
            if (Failed.length > 0) throw new Error(`${Failed.length} messages were not sent: ${Failed[0]!.Message}`)
          }
      },
    },
  }
}
