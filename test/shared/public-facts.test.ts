import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { Integration } from '#shared/integrations.ts'
import { Description, publicFacts, undescribed } from '#shared/public-facts.ts'
import { System } from '#shared/systems.ts'
import { publishable } from '#shared/tenants.ts'
import { Unit } from '#shared/units.ts'

const units = [
  Unit.parse({ id: 'sn', kind: 'board', name: 'Socialnämnden' }),
  Unit.parse({ id: 'sf', name: 'Socialförvaltningen', parent: 'sn' }),
  Unit.parse({ id: 'ks', kind: 'board', name: 'Kommunstyrelsen' }),
]
const { texts } = Description.parse({ unit: 'sn', texts: {} })
const system = (id: string, of: Partial<System> = {}) =>
  System.parse({ id, object: 'o', name: `Namn ${id}`, unit: 'Socialförvaltningen', published: true, ...of })
const integration = (of: object) => Integration.parse({ id: 'i', information: 'Ärenden', published: true, ...of })
const objects = [{ id: 'o', unit: '' }]
const facts = (systems: System[], integrations: Integration[] = [], fields = [...publishable]) =>
  publicFacts({ units, unit: 'sn', texts, objects, systems, integrations, fields })

test('a nämnd tells of the systems of its whole branch, and of nobody else’s', () => {
  const others = system('c', { unit: 'Kommunstyrelsen' })
  const told = facts([system('b'), system('a', { unit: 'Socialnämnden' }), others, system('d', { unit: '' })])
  expect([told.authority, told.registers.map(({ name }) => name)]).toEqual(['Socialnämnden', ['Namn a', 'Namn b']])
})

test('a system without a unit of its own is told of where its object belongs, and one that belongs nowhere is named', () => {
  const systems = [
    system('a', { unit: '', object: 'p' }),
    system('b', { unit: '' }),
    system('c', { unit: 'Okänd' }),
    system('d', { unit: '', published: false }),
    system('e', { unit: 'Fristående' }),
  ]
  const placed = [...objects, { id: 'p', unit: 'Socialförvaltningen' }]
  const all = [...units, Unit.parse({ id: 'f', kind: 'administration', name: 'Fristående' })]
  const told = publicFacts({ units: all, unit: 'sn', texts, objects: placed, systems, integrations: [], fields: [] })
  expect(told.registers.map(({ name }) => name)).toEqual(['Namn a'])
  expect(undescribed({ units: all, objects: placed, systems }).map(({ id }) => id)).toEqual(['b', 'c', 'e'])
})

test('only what the municipality lets be published is told of a system', () => {
  const one = system('a', { description: 'Journal', supplier: 'Ekdata', version: '7' })
  expect(facts([one], [], ['description']).registers).toEqual([
    { name: 'Namn a', facts: [{ field: 'description', value: 'Journal' }] },
  ])
})

test('technical aids are the systems that the law on digital accessibility concerns', () => {
  const told = facts([
    system('a', { accessibility: 'partly' }),
    system('b', { accessibility: 'notNeeded' }),
    system('c'),
  ])
  expect(told.aids.map(({ name }) => name)).toEqual(['Namn a'])
})

test('an exchange with others is told of; one between the nämnd’s own systems is none, and what is not public has no name', () => {
  const systems = [
    system('a'),
    system('b'),
    system('hemligt', { published: false }),
    system('c', { unit: 'Kommunstyrelsen' }),
  ]
  const told = facts(systems, [
    integration({ from: 'a', to: 'b' }),
    integration({ from: 'a', toParty: 'Skatteverket' }),
    integration({ from: 'hemligt', to: 'b' }),
    integration({ from: 'hemligt', toParty: 'Polisen' }),
    integration({ from: 'c', to: 'a' }),
  ])
  expect(told.exchange.map(({ system, other, leaves }) => [system, other, leaves])).toEqual([
    ['Namn a', 'Skatteverket', true],
    ['Namn b', '', false],
    ['Namn a', 'Namn c', false],
  ])
})

test('an exchange that is not marked as one that may be published is not told of', () => {
  const told = facts([system('a')], [integration({ from: 'a', toParty: 'Skatteverket', published: false })])
  expect(told.exchange).toEqual([])
})

const SECRET = 'dold'
const open = new Set<string>(publishable)
const worded = [
  'shortName',
  'description',
  'type',
  'userGroup',
  'supplier',
  'hostingCountry',
  'archiving',
  'version',
] as const

test.prop([
  fc.array(
    fc.record({
      published: fc.boolean(),
      unit: fc.constantFrom('Socialförvaltningen', 'Kommunstyrelsen', ''),
      secret: fc.subarray([...worded]),
    }),
    { maxLength: 8 },
  ),
  fc.subarray([...publishable]),
])('nothing of what is not public ever stands in what is published', (all, fields) => {
  const systems = all.map(({ published, unit, secret }, i) => {
    const hidden = secret.filter(field => !published || !fields.some(of => of === field) || !open.has(field))
    return system(`s${i}`, {
      ...Object.fromEntries(hidden.map(field => [field, `${SECRET} ${field}`])),
      ...(!published && { name: `${SECRET} ${i}` }),
      ...{ published, unit, own: { plan: SECRET } },
    })
  })
  const integrations = systems.flatMap((_, i) => [
    integration({ from: `s${i}`, to: `s${(i + 1) % systems.length}`, note: SECRET, owner: SECRET }),
    integration({ from: `s${i}`, toParty: SECRET, information: SECRET, published: false }),
  ])
  expect(JSON.stringify(facts(systems, integrations, fields))).not.toContain(SECRET)
})
