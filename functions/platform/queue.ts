/** One piece of work for one municipality. Delivery is at least once and in no order. */
export type Message = { job: string; municipality: string; day: string }

export type Queue = { send(messages: Message[]): Promise<void> }
