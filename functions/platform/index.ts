import type { Table } from '../data/table.ts'
import type { Clock } from './clock.ts'
import type { Files } from './files.ts'
import type { Kolada } from './kolada.ts'
import type { SendMail } from './mail.ts'
import type { Print } from './print.ts'
import type { Queue } from './queue.ts'

export type Settings = {
  /** Where people meet Järnkoll, `https://jarnkoll.example`; the only origin that may change state. */
  origin: string
  /** OpenID Connect provider and our client there. */
  issuer: string
  clientId: string
  clientSecret?: string
  /** Who vouches for municipalities that sign up: gets a link by mail. */
  operator?: string
  /** On one computer: the business day can be moved and a sign-up confirms itself. */
  local: boolean
}

/** What the machine gives: AWS in the cloud, the same parts on one computer (`infra/local`). */
export type Platform = {
  table: Table
  clock: Clock
  sendMail: SendMail
  queue: Queue
  files: Files
  print?: Print
  kolada?: Kolada
  settings: Settings
}
