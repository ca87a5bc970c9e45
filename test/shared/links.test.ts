import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { Component } from '#shared/components.ts'
import { Decision } from '#shared/decisions.ts'
import { isAddress, Links, NamedLink, withNames } from '#shared/links.ts'
import { absorb, Supplier } from '#shared/suppliers.ts'
import { runs } from './register.ts'

test('only an address of the web is one', () => {
  expect(
    ['https://a.example/x', 'http://a', 'javascript:alert(1)', 'data:text/html,x', 'G:\\moten'].map(isAddress),
  ).toEqual([true, true, false, false, false])
})

test('a link has a name, and an address or none; at most twenty belong together', () => {
  const address = 'https://a.example'
  expect(NamedLink.parse({ name: ' Avtalet ', address })).toEqual({ name: 'Avtalet', address })
  expect(NamedLink.parse({ name: 'Pärm 3' })).toEqual({ name: 'Pärm 3', address: '' })
  expect(NamedLink.safeParse({ name: '', address }).success).toBe(false)
  expect(Links.safeParse(Array(21).fill({ name: 'x', address })).success).toBe(false)
})

test.prop([fc.string()], runs)('whatever is written as an address, what is kept leads to the web or nowhere', text => {
  const { data } = NamedLink.safeParse({ name: 'x', address: text })
  if (data?.address) expect(['http:', 'https:']).toContain(new URL(data.address, 'javascript:x').protocol)
})

test('rows from before links had names are read with what they said', () => {
  const supplier = withNames(Supplier).parse({ id: 's', name: 'CGI', link: 'cgi.example' })
  expect(supplier.links).toEqual([{ name: 'cgi.example', address: 'https://cgi.example' }])
  expect(withNames(Component).parse({ id: 'c', object: 'o', name: 'Rutin', link: '' }).links).toEqual([])
  const was = { title: 'Beslut', links: ['https://d.example/1', 'Pärm 3'] }
  const decision = withNames(Decision).parse({
    ...{ ...was, id: 'd', day: '2026-01-01', objects: ['o'], person: 'p', role: 'r' },
    former: [{ ...was, until: '2026-01-02', by: 'p' }],
  })
  const links = [
    { name: 'd.example/1', address: 'https://d.example/1' },
    { name: 'Pärm 3', address: '' },
  ]
  expect([decision.links, decision.former[0]!.links]).toEqual([links, links])
  expect(withNames(Decision).parse(decision)).toEqual(decision)
})

test('two suppliers that become one keep both their links, each once', () => {
  const [a, b] = ['a', 'b'].map(name => ({ name, address: `https://${name}.example` }))
  const of = (id: string, links: object[]) => Supplier.parse({ id, name: id, links })
  expect(absorb(of('1', [a!]), of('2', [a!, b!])).links).toEqual([a, b])
})
