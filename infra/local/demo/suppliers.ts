import type { Data } from '#functions/data/index.ts'
import { Supplier } from '#shared/suppliers.ts'

/** Invented suppliers, in the order that systems take them. */
export const suppliers = ['Nordvik', 'Fjällsys', 'Ekdata', 'Tallbacken IT', 'Öresoft']

/** What is known of some of them; of the others only what systems and contracts say. */
export async function seedSuppliers(data: Data): Promise<void> {
  const known = [
    {
      name: 'Nordvik',
      orgNumber: '559900-0101',
      contact: 'Siv Ahlgren',
      phone: '0999-10 10 10',
      aliases: ['Nordvik Vård'],
    },
    {
      name: 'Fjällsys',
      orgNumber: '559900-0202',
      contact: 'Rolf Berg',
      note: 'Möte om drift första tisdagen varje månad.',
    },
    { name: 'Ekdata', orgNumber: '559900-0303', contact: 'Ulla Ek' },
  ]
  await Promise.all(
    known.map((of, i) => {
      const place = `${of.name.toLowerCase().replace('ä', 'a')}.example`
      return data.suppliers.create(
        Supplier.parse({
          ...of,
          id: `sup-${i + 1}`,
          email: `kontakt@${place}`,
          links: [{ name: 'Webbplats', address: `https://${place}` }],
        }),
      )
    }),
  )
}

/** One contract in eleven was written with the company's whole name. */
export const asWritten = (supplier: string, n: number) => (n % 11 === 3 ? `${supplier} AB` : supplier)
