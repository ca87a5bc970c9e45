import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { contractRegister } from '#shared/contract-register.ts'
import { lackingIn } from '#shared/lacking.ts'
import { contractField } from '#shared/contract-validity.ts'
import { objectStanding } from '#shared/object-validity.ts'
import { ownersAmong } from '#shared/owners.ts'
import { presetModel } from '#shared/presets/model.ts'
import { vacancies } from '#shared/staffing.ts'
import { untold } from '#shared/standing.ts'
import { leanSystem } from '#shared/system-fields.ts'
import { systemRegister } from '#shared/system-register.ts'
import { systemField } from '#shared/system-validity.ts'
import { actor, assignment, contract, object, runs, system, TODAY } from './register.ts'

const objects = [object('a'), object('b')]
const model = presetModel('full')
const day = fc.option(fc.constantFrom('2025-01-31', TODAY, '2027-06-30'), { nil: undefined })
const systems = fc.array(
  fc.record({
    ...{ object: fc.constantFrom('a', 'b'), hosting: fc.constantFrom('own', 'saas'), endOfSupport: day, endOfUse: day },
    ...{ lifecycle: fc.constantFrom('inUse', 'planned', 'retired'), classifyBy: day },
    classification: fc.option(fc.constant({ confidentiality: 1, integrity: 1, availability: 1 }), { nil: undefined }),
  }),
  { maxLength: 6 },
)
const contracts = fc.array(
  fc.record({ end: day, owner: fc.option(fc.constant('p'), { nil: undefined }), covers: fc.subarray([0, 1, 2]) }),
  { maxLength: 4 },
)
const seats = fc.subarray(objects.flatMap(o => model.roles.map(role => assignment(o.id, role.id))))

const all = [
  { id: 'k', name: 'Rutin', object: 'a' },
  { id: 'l', name: 'Utbildning', object: 'b', owner: 'p' },
]
test.prop([systems, contracts, seats, fc.subarray(all)], runs)(
  'what is lacking is every reason that systems, contracts and roles give themselves, and no other',
  (of, agreed, assignments, components) => {
    const own = of.map((facts, i) => system(`s${i}`, facts as never))
    const written = agreed.map(({ covers, ...facts }, i) =>
      contract(`c${i}`, { ...facts, systems: covers.flatMap(n => own[n]?.id ?? []) } as never),
    )
    const input = {
      model,
      objects,
      assignments,
      contracts: written.map(c => ({ ...c, revision: 1 })),
      people: [],
      totals: [],
    }
    const lean = own.map(s => ({ ...leanSystem(s), revision: 1 }))
    const who = actor('p')
    const rows = {
      systems: systemRegister({ ...input, systems: lean }, who, TODAY).rows,
      contracts: contractRegister({ ...input, systems: lean }, who, TODAY).rows,
      vacancies: vacancies({ model, objects, systems: own, assignments }, TODAY),
      objects: objects.map(o => ({ ...o, ...objectStanding(o, { ...input, systems: own, components }, TODAY) })),
      ...{ components, integrations: [] },
    }
    const lacks = lackingIn(rows, new Set(['a']), of => of === 'a')
    const told = lacks.map(({ kind, id, reason, objects: at }) =>
      [kind, id, reason, kind === 'role' ? at[0]?.id : ''].join(),
    )
    const given = [
      ...rows.objects.flatMap(o =>
        o.reasons.filter(r => r !== 'roles_vacant').map(reason => ['object', o.id, reason, ''].join()),
      ),
      ...rows.objects.filter(o => o.complete < 100).map(o => ['object', o.id, 'incomplete', ''].join()),
      ...rows.systems.flatMap(s => s.reasons.map(reason => ['system', s.id, reason, ''].join())),
      ...rows.systems
        .filter(s => untold(s, systemField).length > 0)
        .map(s => ['system', s.id, 'incomplete', ''].join()),
      ...rows.contracts.flatMap(c => c.reasons.map(reason => ['contract', c.id, reason, ''].join())),
      ...rows.contracts
        .filter(c => untold(c, contractField).length > 0)
        .map(c => ['contract', c.id, 'incomplete', ''].join()),
      ...components.filter(c => !('owner' in c)).map(c => ['component', c.id, 'no_owner', ''].join()),
      ...rows.vacancies.map(v => ['role', v.role, 'vacant', v.object].join()),
    ]
    expect(told.toSorted()).toEqual(given.toSorted())
    for (const lack of lacks) expect(lack.mine).toBe(lack.objects.some(({ id }) => id === 'a'))
    // Somebody is appointed by who may appoint there; everybody may go and look at the rest.
    for (const lack of lacks) expect(lack.mayMend).toBe(lack.role === undefined || lack.mine)
  },
)

test('a day that has passed is told with what passed it', () => {
  const late = system('s', { endOfSupport: '2026-06-30', hosting: 'own' })
  const input = { model, objects, assignments: [], contracts: [], totals: [] }
  const { rows } = systemRegister({ ...input, systems: [{ ...leanSystem(late), revision: 1 }] }, actor('p'), TODAY)
  const none = { contracts: [], vacancies: [], objects: [], components: [], integrations: [] }
  const lacks = lackingIn({ ...none, systems: rows }, new Set(), () => false)
  const found = lacks.find(lack => lack.reason === 'support_ended')
  expect(found).toMatchObject({ group: 'past', day: '2026-06-30', field: 'endOfSupport' })
})

test('what lacks several facts says which, and leads to the first of them; what a reason tells is not told again', () => {
  const own = { ...leanSystem(system('s', { hosting: 'own', users: 3, mfa: true, signIn: 'sso' })), revision: 1 }
  const input = { model, objects, assignments: [], contracts: [], totals: [] }
  const { rows } = systemRegister({ ...input, systems: [own] }, actor('p'), TODAY)
  const none = { contracts: [], vacancies: [], components: [], integrations: [] }
  const standings = objects.map(o => ({
    ...o,
    ...objectStanding(o, { ...input, systems: [own], components: [] }, TODAY),
  }))
  const lacks = lackingIn({ ...none, objects: standings, systems: rows }, new Set(), () => false)
  expect(lacks.find(({ kind, reason }) => kind === 'system' && reason === 'incomplete')).toMatchObject({
    ...{ missing: ['description', 'classifyBy', 'personalData'], field: 'description' },
  })
  expect(lacks.find(({ reason }) => reason === 'unclassified')).toMatchObject({ field: 'classification' })
  expect(lacks.find(({ reason }) => reason === 'no_owner')).toMatchObject({ role: 'objektagare' })
})

test('an integration without owner is told on the objects that it joins', () => {
  const end = (of: string) => ({ key: of, name: of, object: of })
  const integrations = [{ id: 'i', information: 'Löner', source: end('a'), target: { key: 'x', name: 'x' } }]
  const none = { systems: [], contracts: [], vacancies: [], components: [] }
  const known = objects.map(o => ({ ...o, reasons: [], missing: [], complete: 100, vacant: [] }))
  expect(lackingIn({ ...none, objects: known, integrations }, new Set(['a']), () => false)).toEqual([
    {
      ...{ group: 'owner', reason: 'no_owner', kind: 'integration', id: 'i', name: 'Löner', field: 'owner' },
      ...{ objects: [{ id: 'a', name: 'Objekt a' }], mine: true, mayMend: true },
    },
  ])
})

test('what somebody answers for who has left is without owner, from the day after the last one', () => {
  const people = [
    { ...{ id: 'p', name: 'Per Hall', title: '', unit: '', available: 100 }, lastDay: '2026-08-31' },
    { ...{ id: 'q', name: 'Karin Wallin', title: '', unit: '', available: 100 }, lastDay: TODAY },
  ]
  const known = objects.map(o => ({ ...o, reasons: [], missing: [], complete: 100, vacant: [] }))
  const lackingOf = (owner: string) => {
    const owned = { owner, ...ownersAmong(people, TODAY)(owner) }
    const end = { key: 'a', name: 'a', object: 'a' }
    const rows = {
      integrations: [{ ...owned, id: 'i', information: 'Löner', source: end, target: end }],
      components: [{ ...owned, id: 'k', name: 'Rutin', object: 'a' }],
      contracts: contractRegister(
        { model, systems: [], people, contracts: [{ ...contract('c', { owner }), revision: 1 }] },
        actor('p'),
        TODAY,
      ).rows,
    }
    const lacks = lackingIn({ ...rows, objects: known, systems: [], vacancies: [] }, new Set(), () => false)
    return lacks.flatMap(({ kind, reason }) => (reason === 'no_owner' ? [kind] : []))
  }
  expect(lackingOf('p')).toEqual(['contract', 'integration', 'component'])
  expect(lackingOf('q')).toEqual([])
})
