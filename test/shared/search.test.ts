import { fc, test as property } from '@fast-check/vitest'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { Component } from '#shared/components.ts'
import { Contract } from '#shared/contracts.ts'
import { Decision } from '#shared/decisions.ts'
import { Forum } from '#shared/forums.ts'
import { Integration } from '#shared/integrations.ts'
import { presetModel } from '#shared/presets/model.ts'
import { entriesOf, find, type Entry } from '#shared/search.ts'
import { searchActions, searchIndex } from '#shared/search-index.ts'
import { searched } from '#shared/search-text.ts'
import { Supplier, supplierNames } from '#shared/suppliers.ts'
import { Unit } from '#shared/units.ts'
import { actor, object, person, runs, system } from './register.ts'
import { municipalityOf, searchTexts as texts } from './names.ts'

const model = presetModel('full')
const objects = [
  object('a', { name: 'Socialtjänst – Äldreomsorg', code: 'FO-03', unit: 'Socialförvaltningen' }),
  object('b', { name: 'Aldrig sammanhållen vård', code: 'FO-13' }),
  object('c', { name: 'Mänskliga resurser', code: 'HR' }),
]
const systems = [
  system('Omvårda', { object: 'a' }),
  system('Chroma', { object: 'c' }),
  system('Hrafn', { object: 'c' }),
]
const people = [person('k', { name: 'Karin Wallin', title: 'Enhetschef' }), person('å', { name: 'Åsa Öst' })]
const owner = actor('k', 'deciding')
const index = searchIndex({ model, objects, systems, people }, owner)
const entries = entriesOf(index, texts)
const names = (query: string, limit = 100) => find(entries, query, limit).map(hit => hit.entry.name)

test('what one writes is found at the start of words in names, and so are the actions there and the systems of that place', () => {
  expect(find(entries, 'äldre', 5).map(({ entry }) => [entry.group, entry.name, entry.where])).toEqual([
    ['objects', 'Socialtjänst – Äldreomsorg', 'Socialförvaltningen'],
    ['actions', 'Öppna plan 2027 för Socialtjänst – Äldreomsorg', ''],
    ['actions', 'Nytt system i Socialtjänst – Äldreomsorg', ''],
    ['actions', 'Utse roll i Socialtjänst – Äldreomsorg', ''],
    ['systems', 'Omvårda', 'system i Socialtjänst – Äldreomsorg'],
  ])
})

test('å, ä and ö are letters of their own; without their dots they are found after the letter that was written', () => {
  expect(names('ald').slice(0, 2)).toEqual(['Aldrig sammanhållen vård', 'Socialtjänst – Äldreomsorg'])
  expect(names('äld')).not.toContain('Aldrig sammanhållen vård')
  expect(names('asa ost')).toEqual(['Åsa Öst'])
  expect(names('a\u030asa')).toEqual(['Åsa Öst'])
})

test('a whole name comes first, the start of a word before inside one, a name before a code before a place', () => {
  expect(names('hr')).toEqual(['Hrafn', 'Chroma', 'Mänskliga resurser'])
  expect(find(entries, 'fo-1', 5).map(hit => hit.entry.id)).toEqual(['b'])
  expect(names('årshjul', 1)).toEqual(['Årshjul'])
})

test('a unit is found with what it lies under, and a supplier by the name that a contract gives it', () => {
  const units = [
    Unit.parse({ id: 's', name: 'Socialnämnden', kind: 'board' }),
    Unit.parse({ id: 'h', name: 'Hemtjänst', parent: 's' }),
  ]
  const known = [Supplier.parse({ id: 'n', name: 'Nordvik', aliases: ['Nordvik AB'] })]
  const suppliers = supplierNames(known, [{ supplier: 'nordvik ab' }, { supplier: 'Ekdata' }, { supplier: '' }])
  const found = entriesOf(searchIndex({ model, objects, systems, people, units, suppliers }, owner), texts)
  const shown = (query: string) => find(found, query, 9).map(({ entry }) => [entry.kind, entry.name, entry.where])
  expect(shown('hemtj')).toEqual([['unit', 'Hemtjänst', 'Socialnämnden']])
  expect(shown('nordvik')).toEqual([['supplier', 'Nordvik', '']])
  expect(shown('ekdata')).toEqual([['supplier', 'Ekdata', '']])
})

test('every written word must be there, wherever', () => {
  expect(names('omv social')).toEqual(['Omvårda'])
  expect(names('omv skola')).toEqual([])
  expect(names('  ')).toEqual([])
})

test('what is found is marked where it was found', () => {
  const marked = find(entries, 'WALL kar', 1)[0]!
  expect(marked.marks.name.map(([from, to]) => marked.entry.name.slice(from, to))).toEqual(['Kar', 'Wall'])
})

test('plans are opened by every reader, one’s own first; roles appointed and systems added where one may', () => {
  const kinds = (who: typeof owner) =>
    entriesOf(searchIndex({ model, objects, systems, people }, who), texts)
      .filter(e => e.kind === 'plan' || e.kind === 'appoint' || e.kind === 'addSystem')
      .map(e => `${e.own ? 'own ' : ''}${e.kind} ${e.place}`)
  const plans = ['own plan a', 'plan b', 'plan c']
  expect(kinds(owner)).toEqual([...plans, 'appoint a', 'addSystem a'])
  expect(kinds(actor('l', 'leading'))).toEqual([...plans, 'addSystem a'])
  const everywhere = ['appoint a', 'appoint b', 'appoint c', 'addSystem a', 'addSystem b', 'addSystem c']
  expect(kinds(actor('m', undefined, 'business', ['modelAdmin']))).toEqual([
    'plan a',
    'plan b',
    'plan c',
    ...everywhere,
  ])
  expect(kinds(actor('r', undefined, 'business', ['reader']))).toEqual(['plan a', 'plan b', 'plan c'])
})

test('what is made is offered to those who may make it', () => {
  const can = (who: typeof owner) => searchIndex({ model, objects, systems, people }, who).can
  expect(can(actor('m', undefined, 'business', ['modelAdmin']))).toEqual([...searchActions])
  expect(can(actor('l', 'leading'))).toEqual(['contract', 'integration', 'person', 'forum', 'decision', 'import'])
  expect(can(actor('r', undefined, 'business', ['reader']))).toEqual([])
  expect(names('nytt avtal')[0]).toBe('Nytt avtal')
  expect(names('läs in')).toEqual(['Läs in från en fil'])
})

test('everything of the register is found: by number, by what is exchanged, by title, and by what its kind is called', () => {
  const view = { id: 'v', owner: 'k', name: 'Kontinuitet', page: 'systems', query: '', shared: false }
  const register = {
    ...{ model, objects, systems, people },
    contracts: [Contract.parse({ id: 'c', name: 'Lönen', number: '2021/220', supplier: 'Nordvik' })],
    components: [Component.parse({ id: 'k', object: 'a', name: 'Lathund för signering', kind: 'guide' })],
    integrations: [Integration.parse({ id: 'i', from: 'Omvårda', toParty: 'Skatteverket', information: 'Insatser' })],
    forums: [Forum.parse({ id: 'f', name: 'Gruppen för IT', kind: 'steering' })],
    decisions: [Decision.parse({ id: 'd', title: 'Läsplattor byts', day: '2026-03-12', objects: ['a'], person: 'k' })],
    views: [view, { ...view, id: 'w', owner: 'x', name: 'Någon annans' }],
  }
  const all = entriesOf(searchIndex(register, owner), texts)
  const shown = (query: string) => find(all, query, 9).map(({ entry }) => [entry.kind, entry.name, entry.where])
  expect(shown('2021/220')).toEqual([['contract', 'Lönen', 'Nordvik']])
  expect(shown('lathund')).toEqual([['component', 'Lathund för signering', 'Guide i Socialtjänst – Äldreomsorg']])
  expect(shown('insatser')).toEqual([['integration', 'Insatser', 'Omvårda → Skatteverket']])
  expect(shown('styrgrupp')).toEqual([['forum', 'Gruppen för IT', 'Styrgrupp']])
  expect(shown('läsplattor')).toEqual([['decision', 'Läsplattor byts', '2026-03-12']])
  expect(shown('kontinuitet')).toEqual([['view', 'Kontinuitet', 'vy av systems']])
  expect(shown('någon annans')).toEqual([])
  expect(shown('förvaltningsobjekt')).toEqual([['word', 'Förvaltningsobjekt', texts.words[0]!.what]])
  expect(shown('avtal lönen')).toEqual(shown('lönen avtal'))
  expect(shown('avtal lönen')).toEqual([['contract', 'Lönen', 'Nordvik']])
  expect(shown('person karin')).toEqual([['person', 'Karin Wallin', 'Enhetschef']])
})

test('whoever may not read finds nothing, and nobody is told an address or what is said of a person', () => {
  const closed = { ...actor('x'), openToAll: false }
  const of = { model, objects, systems, people: [person('p', { email: 'p@kommun.example', available: 37 })] }
  expect(searchIndex(of, closed)).toEqual({
    ...{ objects: [], systems: [], contracts: [], components: [], integrations: [], people: [], units: [] },
    ...{ suppliers: [], forums: [], decisions: [], views: [], roles: [], can: [] },
  })
  expect(JSON.stringify(searchIndex(of, owner))).not.toMatch(/kommun\.example|37/)
})

const letters = 'abdeåäöÅÄÖéÜOA-–7 '
const name = fc
  .string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 16 })
  .map(text => text.trim().replace(/\s+/g, ' '))
  .filter(text => text !== '')
const anyEntries = fc.array(fc.tuple(name, name, name), { minLength: 1, maxLength: 12 }).map(rows =>
  entriesOf(
    searchIndex(
      {
        model,
        objects: rows.map(([name, code], i) => object(`o${i}`, { name, code })),
        systems: rows.map(([, name], i) => system(`s${i}`, { name, object: `o${i}` })),
        people: rows.map(([, , name], i) => person(`p${i}`, { name })),
      },
      owner,
    ),
    texts,
  ),
)
const wordsOf = (entry: Entry) => `${entry.name} ${entry.code}`.split(' ').filter(word => word.length > 1)
const found = (of: Entry[], query: string) => find(of, query, Infinity)

property.prop([anyEntries])(
  'everything is found by its own name, first of its group, and by every beginning of a word, dots or none',
  all => {
    // The same words begin many names: each is looked for once.
    const asked = new Map<string, Set<Entry>>()
    const foundBy = (query: string) => {
      if (!asked.has(query)) asked.set(query, new Set(found(all, query).map(hit => hit.entry)))
      return asked.get(query)!
    }
    for (const entry of all) {
      const first = find(all, entry.name, 1).find(hit => hit.entry.group === entry.group)
      expect(searched(first!.entry.name).dotted).toBe(searched(entry.name).dotted)
      for (const word of wordsOf(entry))
        for (let n = 2; n <= word.length; n++)
          for (const begun of [word.slice(0, n), searched(word.slice(0, n)).plain])
            expect(foundBy(begun).has(entry)).toBe(true)
    }
  },
)

property.prop([anyEntries, name], runs)(
  'capital or small letters never matter, and the answer is the same again',
  (all, query) => {
    const hits = found(all, query)
    expect(found(all, query.toLocaleUpperCase('sv'))).toEqual(hits)
    expect(found(all, query.toLocaleLowerCase('sv'))).toEqual(hits)
  },
)

property.prop([anyEntries, name.map(text => text.replaceAll(' ', ''))], runs)(
  'what is marked is what was written, and something is marked in all that is found',
  (all, word) => {
    for (const { entry, marks } of found(all, word)) {
      const marked = (['name', 'code', 'where'] as const).flatMap(field =>
        marks[field].map(([from, to]) => entry[field].slice(from, to)),
      )
      expect(marked.length).toBeGreaterThan(0)
      for (const text of marked) {
        const { dotted, plain } = searched(text)
        expect([dotted, plain]).toContain(searched(word).dotted)
      }
    }
  },
)

test('60 objects, 400 systems, 200 people and what belongs to them are at most 40 KB over the wire', () => {
  const { body } = municipalityOf(60, 400, 200)
  expect(gzipSync(body).length).toBeLessThanOrEqual(40 * 1024)
})
