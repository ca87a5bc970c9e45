import * as z from 'zod'
import { changeOf } from './change.ts'
import { Links, MOST_LINKS } from './links.ts'
import { Refusal } from './refusal.ts'
import { finder, joined, Named, Said } from './spelling.ts'
import { spelled } from './written.ts'

const text = (max: number) => z.string().trim().max(max).default('')

/** Leverantör: what is known of one. Systems and contracts say its name, as people and files do; the name is what joins them. */
export const Supplier = Named.extend({
  orgNumber: text(20),
  /** Who to turn to there. */
  contact: text(80),
  email: z.email().max(200).optional(),
  phone: text(40),
  note: text(1000),
  links: Links,
})
export type Supplier = z.infer<typeof Supplier>

export const NewSupplier = Supplier.omit({ id: true })
export const SupplierChange = changeOf(NewSupplier)
export const SupplierMerge = z.object({ from: z.string().min(1).max(80), into: z.string().min(1).max(80) })

/** What was merged into a supplier, and how that one was before: enough to part them again. */
export const SupplierSplit = z.object({
  into: z.string().min(1),
  /** The one that stayed as it was, when anything was known of it. */
  was: Supplier.optional(),
  supplier: Supplier.optional(),
  name: z.string().min(1).max(80),
  systems: Said,
  contracts: Said,
})
export type SupplierSplit = z.infer<typeof SupplierSplit>

/** Who a written name is: the supplier it belongs to when something is known of one, else the name as it is written. */
export function identifier(suppliers: Supplier[]) {
  const find = finder(suppliers)
  return (name: string) => {
    const supplier = find(name)
    return { key: spelled(supplier?.name ?? name), supplier }
  }
}

/** What stays when two suppliers become one: its own facts, the other's where it has none, and both names and links. */
export function absorb(into: Supplier, from: Supplier): Supplier {
  const own = Object.entries(into).filter(([, value]) => value !== '' && value !== undefined)
  const links = [
    ...new Map([...into.links, ...from.links].map(link => [`${link.name} ${link.address}`, link])).values(),
  ]
  const both = { ...from, ...Object.fromEntries(own), links: links.slice(0, MOST_LINKS) } as Supplier
  return joined(both, from)
}

/** Two names that mean the same supplier are not merged. */
export function assertDifferent(suppliers: Supplier[], from: string, into: string): void {
  const who = identifier(suppliers)
  if (who(from).key === who(into).key) throw new Refusal('merged_with_itself', {})
}

/** Words that tell two spellings of a company's name apart and not two companies. */
const fillers = new Set(
  'ab aktiebolag publ hb kb as asa oy oyj aps ltd inc gmbh sverige sweden svenska nordic nordics norden group gruppen'.split(
    ' ',
  ),
)
const core = (name: string) =>
  spelled(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word && !fillers.has(word))
    .join(' ')

/** Names that are probably one supplier written in several ways: "CGI" and "CGI Sverige AB". */
export const lookAlikes = (names: string[]): string[][] =>
  [...Map.groupBy(names, core)]
    .filter(([of, alike]) => of !== '' && alike.length > 1)
    .map(([, alike]) => alike.toSorted((a, b) => a.length - b.length || a.localeCompare(b, 'sv')))

/** Every supplier that something is known of or that a row names, once each, by name. */
export function supplierNames(suppliers: Supplier[], rows: { supplier: string }[]): string[] {
  const who = identifier(suppliers)
  const found = new Map<string, string>()
  for (const name of [...suppliers.map(({ name }) => name), ...rows.map(({ supplier }) => supplier.trim())]) {
    const { key, supplier } = who(name)
    if (name && !found.has(key)) found.set(key, supplier?.name ?? name)
  }
  return [...found.values()].toSorted((a, b) => a.localeCompare(b, 'sv'))
}
