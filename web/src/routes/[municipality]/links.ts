import { isAddress, type NamedLink } from '#shared/links.ts'
import { hrefOf } from '#shared/written.ts'

/** An address as people write it, with https where they leave it out; nothing that leads to the web stays as it is written. */
export function asAddress(text: string): string {
  const address = text.trim()
  return address !== '' && isAddress(hrefOf(address)) ? hrefOf(address) : address
}

/** The rows of a form that say something; one without a name goes by its address. */
export const givenLinks = (rows: NamedLink[]): NamedLink[] =>
  rows.flatMap(({ name, address }) => {
    const to = asAddress(address)
    const called = name.trim() || to.replace(/^https?:\/\//i, '').slice(0, 120)
    return called ? [{ name: called, address: to }] : []
  })
