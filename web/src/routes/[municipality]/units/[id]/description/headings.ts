import * as m from '#messages'
import type { Point } from '#shared/public-facts.ts'

/** What each point is called, and what belongs in it. */
export const headings: Record<Point, { title: () => string; hint: () => string }> = {
  organisation: { title: m.public_organisation, hint: m.public_organisation_hint },
  registers: { title: m.public_registers, hint: m.public_registers_hint },
  aids: { title: m.public_aids, hint: m.public_aids_hint },
  contact: { title: m.public_contact, hint: m.public_contact_hint },
  secrecy: { title: m.public_secrecy, hint: m.public_secrecy_hint },
  exchange: { title: m.public_exchange, hint: m.public_exchange_hint },
  sale: { title: m.public_sale, hint: m.public_sale_hint },
}
