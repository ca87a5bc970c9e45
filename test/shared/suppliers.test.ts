import { expect, test } from 'vitest'
import { Contract } from '#shared/contracts.ts'
import { ManagedObject } from '#shared/objects.ts'
import { supplierPage, supplierRegister } from '#shared/supplier-pages.ts'
import { absorb, lookAlikes, Supplier } from '#shared/suppliers.ts'
import { hrefOf } from '#shared/written.ts'
import { System } from '#shared/systems.ts'

const actor = { kind: 'job', municipality: '9981', job: 'test' } as const
const supplier = (name: string, of: object = {}) => ({ ...Supplier.parse({ id: 'cgi', name, ...of }), revision: 1 })
const system = (id: string, by: string) => System.parse({ id, name: id, object: 'fo', supplier: by })
const contract = (id: string, by: string, of: object = {}) => Contract.parse({ id, name: id, supplier: by, ...of })
const town = {
  suppliers: [supplier('CGI Sverige AB', { aliases: ['CGI'] })],
  systems: [system('Journal', 'CGI'), system('Kartor', 'Metria')],
  contracts: [
    contract('Ramavtal', 'cgi  sverige AB', { end: '2027-06-30', noticeMonths: 6, valuePerYear: 500 }),
    contract('Gammalt', 'CGI', { end: '2025-06-30', valuePerYear: 900 }),
    contract('Metria', '', { systems: ['Kartor'] }),
  ],
  objects: [ManagedObject.parse({ id: 'fo', code: 'fo', name: 'Vård' })],
  totals: [{ object: 'fo', year: 2026, budget: 9, actual: 0, forecast: 9, actualTo: 0, systems: { Journal: 9 } }],
}

test('a supplier holds what is written with any of its names, whatever the case', () => {
  expect(supplierRegister(town, actor, '2026-09-14').rows).toMatchObject([
    { name: 'CGI Sverige AB', systems: 1, contracts: 2, value: 500, cost: 9, lastNotice: '2026-12-30' },
    { name: 'Metria', systems: 1, contracts: 0 },
  ])
  expect(supplierPage(town, 'cgi', actor, '2026-09-14')).toMatchObject({
    name: 'CGI Sverige AB',
    contracts: [{ id: 'Ramavtal' }, { id: 'Gammalt' }],
    decide: { contract: 'Ramavtal', day: '2026-12-30' },
  })
  expect(supplierPage(town, 'Okänd', actor, '2026-09-14')).toBeUndefined()
})

test('a supplier delivers the systems that its contracts cover, whatever they say', () => {
  const covers = { ...town, contracts: [contract('Kartavtal', 'CGI', { systems: ['Kartor'] })] }
  expect(supplierPage(covers, 'CGI', actor, '2026-09-14')!.systems.map(({ id }) => id)).toEqual(['Journal', 'Kartor'])
})

test('spellings of one company are found; two companies are not taken for one', () => {
  expect(lookAlikes(['CGI Sverige AB', 'CGI', 'Metria', 'Metria Kartor AB', 'AB'])).toEqual([['CGI', 'CGI Sverige AB']])
})

test('the supplier that stays keeps its own facts and takes those it lacks', () => {
  const into = Supplier.parse({ id: '1', name: 'CGI', contact: 'Eva' })
  const from = Supplier.parse({ id: '2', name: 'CGI AB', contact: 'Bo', phone: '08', aliases: ['Logica'] })
  expect(absorb(into, from)).toMatchObject({
    ...{ id: '1', name: 'CGI', contact: 'Eva', phone: '08', aliases: ['Logica', 'CGI AB'] },
  })
})

test('a link leads to the web and nowhere else', () => {
  expect(['https://a.se', 'HTTP://a.se', 'a.se', 'javascript:alert(1)'].map(hrefOf)).toEqual([
    'https://a.se',
    'HTTP://a.se',
    'https://a.se',
    'https://javascript:alert(1)',
  ])
})
