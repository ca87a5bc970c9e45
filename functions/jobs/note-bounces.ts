import type { Day } from '#shared/day.ts'
import type { Bounce } from '#shared/mail-choices.ts'
import { Refusal } from '#shared/refusal.ts'
import { dataFor } from '../data/index.ts'
import type { Machine } from '../data/machine.ts'
import type { BouncedMail } from '../platform/mail.ts'

/** Marks the address on the person, so that mail to it stops until it is changed or tried again. Twice marks it once. */
export async function noteBounce({ municipality, person, address, why }: BouncedMail, on: Day, machine: Machine) {
  const { choices } = dataFor({ kind: 'job', municipality, job: 'note-bounces' }, machine).mail
  const bounced: Bounce = { address, on, why }
  const before = await choices.find(person)
  try {
    if (!before) await choices.create({ person, off: [], bounced })
    else if (before.bounced?.address !== address) await choices.save(before, { ...before, bounced })
  } catch (error) {
    // The person has just chosen something: read again.
    if (!(error instanceof Refusal) || error.reason !== 'stale') throw error
    await noteBounce({ municipality, person, address, why }, on, machine)
  }
}
