/** One piece of a job: for one municipality (its code), or for all. Delivery is at least once and in no order. */
export type Message = {
  job: string
  scope: string
  day: string
  /** Which piece of its work, when somebody asked for it: `<import>#<attempt>#read`. */
  item?: string
}

export type Queue = { send(messages: Message[]): Promise<void> }
