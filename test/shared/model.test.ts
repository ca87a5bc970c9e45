import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { isCurrent } from '#shared/assignments.ts'
import { assertRolesFree, changeModel } from '#shared/model-change.ts'
import { consequences } from '#shared/model-consequences.ts'
import { placesOf } from '#shared/staffing.ts'
import { modelDifferences, modelHistory } from '#shared/model-history.ts'
import { mandatoryRolesOf, type Model, type Role } from '#shared/model.ts'
import { presetModel } from '#shared/presets/model.ts'
import { staffingPage } from '#shared/staffing.ts'
import { assignment, object, person, runs, system, TODAY } from './register.ts'

const full = presetModel('full')
const objects = [object('a'), object('b'), object('net', { sides: 'it' })]
const newId = () => 'new'
const withRole = (id: string, of: Partial<Role>): Model => ({
  ...full,
  roles: full.roles.map(role => (role.id === id ? { ...role, ...of } : role)),
})
const systemsOn = (place: string, n: number) =>
  Array.from({ length: n }, (_, i) => system(`${place}${i}`, { object: place }))

describe('a mandatory role', () => {
  const larger = withRole('objektspecialist', { fromSystems: 5 })
  const on = (n: number) => mandatoryRolesOf(larger, objects[0]!, systemsOn('a', n)).map(role => role.id)
  test('of larger objects is mandatory from so many systems on, and not before', () => {
    expect(on(4)).not.toContain('objektspecialist')
    expect(on(5)).toContain('objektspecialist')
  })
  test('counts the systems that the object itself answers for', () => {
    const elsewhere = systemsOn('b', 9)
    expect(mandatoryRolesOf(larger, objects[0]!, elsewhere).map(role => role.id)).not.toContain('objektspecialist')
  })
})

describe('a change of the model', () => {
  test('keeps ids when a role is renamed, and gives a new role one', () => {
    const [first, ...rest] = full.roles
    const added = { ...first!, id: undefined, name: 'Driftansvarig' }
    const { roles } = changeModel(full, { roles: [{ ...first!, name: 'Systemägare' }, ...rest, added] }, newId)
    expect(roles[0]).toEqual({ ...first, name: 'Systemägare' })
    expect(roles.at(-1)).toMatchObject({ id: 'new', name: 'Driftansvarig' })
  })
  test('leaves the lists that it does not name', () => {
    expect(changeModel(full, {}, newId)).toEqual(full)
  })
  test('does not invent ids, and has each only once', () => {
    const [first] = full.roles
    for (const roles of [[{ ...first!, id: 'made-up' }], [first!, { ...first!, name: 'Again' }]])
      expect(() => changeModel(full, { roles }, newId)).toThrow()
  })
  test('never gives two roles one name', () => {
    const roles = full.roles.map(role => ({ ...role, name: 'Ägare' }))
    expect(() => changeModel(full, { roles }, newId)).toThrow('value_taken')
  })
  test('forgets how many systems when the role becomes optional', () => {
    const roles = [{ ...full.roles[0]!, mandatory: false, fromSystems: 5 }]
    expect(changeModel(full, { roles }, newId).roles[0]).not.toHaveProperty('fromSystems')
  })
  test('does not grow beyond what a row holds', () => {
    const lines = Array.from({ length: 20 }, () => 'x'.repeat(300))
    const roles = full.roles.map(role => ({ ...role, decides: lines, responsible: lines, takesPart: lines }))
    expect(() => changeModel(full, { roles }, newId)).toThrow('too_large')
  })
})

describe('a role that is removed', () => {
  const after = { ...full, roles: full.roles.filter(role => role.id !== 'objektagare') }
  const remove = (to?: string) =>
    assertRolesFree(
      full,
      after,
      { objects, people: [person('p')], assignments: [assignment('a', 'objektagare', to ? { to } : {})] },
      TODAY,
    )
  test('is held by nobody: who holds it, and where, is told', () => {
    expect(() => remove()).toThrow(
      expect.objectContaining({
        reason: 'role_held',
        params: { role: 'Objektägare', by: [{ person: 'Person p', object: 'Objekt a' }] },
      }),
    )
  })
  test('may have been held before', () => {
    expect(() => remove('2026-09-13')).not.toThrow()
  })
})

describe('consequences', () => {
  const role: Role = {
    ...{ id: 'user', name: 'Användarrepresentant', level: 'operative', side: 'business' },
    ...{ mandatory: true, fromSystems: 5, decides: [], responsible: [], takesPart: [] },
  }
  const register = {
    objects,
    systems: [...systemsOn('a', 6), ...systemsOn('b', 4), ...systemsOn('net', 7)],
    assignments: [],
  }
  const found = consequences(full, { ...full, roles: [...full.roles, role] }, register, TODAY)

  test('a role of larger objects is vacant there, and exempt where there is only an IT side', () => {
    expect(found.arising).toEqual([{ object: 'a', name: 'Objekt a', roles: ['Användarrepresentant'], systems: 6 }])
    expect(found.exempt).toEqual([{ object: 'net', name: 'Objekt net', roles: ['Användarrepresentant'], systems: 7 }])
    expect([found.places, found.vacant]).toEqual([
      [15, 16],
      [15, 16],
    ])
  })
  test('whoever holds a role that moves to another level is counted: what they may do changes', () => {
    const held = { ...register, assignments: [assignment('a', 'objektspecialist')] }
    const { rights } = consequences(full, withRole('objektspecialist', { level: 'deciding' }), held, TODAY)
    expect(rights).toEqual([{ role: 'Objektspecialist', people: 1, from: 'operative', to: 'deciding' }])
  })
})

const anyRole = fc
  .record({
    id: fc.constantFrom('r1', 'r2', 'r3', 'r4', 'r5'),
    level: fc.constantFrom('deciding' as const, 'leading' as const, 'operative' as const),
    side: fc.constantFrom('business' as const, 'it' as const),
    mandatory: fc.boolean(),
    fromSystems: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
  })
  .map(({ fromSystems, ...role }): Role => ({
    ...{ ...role, name: role.id, decides: [], responsible: [], takesPart: [] },
    ...(fromSystems && { fromSystems }),
  }))
const anyModel = fc
  .uniqueArray(anyRole, { selector: role => role.id, maxLength: 5 })
  .map((roles): Model => ({ ...full, roles }))
const place = fc.constantFrom('a', 'b', 'net')
const anyRegister = fc.record({
  objects: fc.constant(objects),
  systems: fc.array(place.map(of => ({ object: of }))),
  assignments: fc.array(
    fc
      .record({ place, role: fc.constantFrom('r1', 'r2', 'r3', 'left'), ended: fc.boolean() })
      .map(({ place: at, role, ended }) => assignment(at, role, ended ? { to: '2026-02-01' } : {})),
  ),
})

test.prop([anyModel, anyRegister], runs)('no change has no consequences', (model, register) => {
  const { places, vacant, ...rest } = consequences(model, model, register, TODAY)
  const none = { arising: [], exempt: [], rights: [], fields: [], uses: [], families: [], mentions: [], renamed: [] }
  expect(rest).toEqual({ ...none, arise: 0, cease: 0, outside: 0 })
  expect([places[0], vacant[0]]).toEqual([places[1], vacant[1]])
  expect(modelDifferences(model, model)).toEqual([])
})

test.prop([anyModel, anyModel, anyRegister], runs)(
  'what the preview says is what staffing says once the change has been made',
  (before, after, register) => {
    const said = consequences(before, after, register, TODAY)
    const page = staffingPage({ ...register, model: after, people: [] }, TODAY)
    const cells = page.rows.flatMap(row => row.cells)
    expect(said.places[1]).toBe(cells.filter(cell => cell.kind !== 'unused').length)
    expect(said.vacant[1]).toBe(page.vacancies.length)
    expect(said.vacant[1] - said.vacant[0]).toBe(said.arise - said.cease)
    expect(said.arising.flatMap(at => at.roles)).toHaveLength(said.arise)
  },
)

test.prop([anyModel, anyRegister], runs)(
  'places are the roles that objects use, summed; no more are vacant than there are',
  (model, register) => {
    const { places, vacant, byRole } = placesOf({ ...register, model }, TODAY)
    const used = register.objects.map(of => {
      const held = register.assignments.filter(a => a.object === of.id && isCurrent(a, TODAY)).map(a => a.role)
      const must = mandatoryRolesOf(model, of, register.systems).map(role => role.id)
      return model.roles.filter(({ id }) => must.includes(id) || held.includes(id)).length
    })
    expect(places).toBe(used.reduce((sum, n) => sum + n, 0))
    for (const count of [{ places, vacant }, ...Object.values(byRole)]) {
      expect(count.vacant).toBeGreaterThanOrEqual(0)
      expect(count.vacant).toBeLessThanOrEqual(count.places)
    }
  },
)

describe('the history of the model', () => {
  const to: Model = {
    ...withRole('objektagare', { name: 'Systemägare', decides: ['Mål', 'Vilka som har rollerna i objektet'] }),
    costKinds: full.costKinds.toReversed(),
    sections: full.sections.slice(1),
  }
  test('says what became otherwise, line by line', () => {
    expect(modelDifferences(full, to)).toEqual([
      { list: 'roles', name: 'Objektägare', what: 'changed', field: 'name', from: 'Objektägare', to: 'Systemägare' },
      {
        ...{ list: 'roles', name: 'Objektägare', what: 'changed', field: 'line' },
        ...{ from: 'Uppdrag, mål, budget och plan', to: 'Mål' },
      },
      { list: 'sections', name: 'Sammanfattning och beslut', what: 'removed' },
      { list: 'costKinds', name: '', what: 'reordered' },
    ])
  })
  const entry = (changes: Record<string, [unknown, unknown]>) => ({ at: '', action: 'changed', changes })
  test('leaves out what was taken back, and what is not told of here', () => {
    expect(modelHistory([entry({ roles: [full.roles, full.roles] }), entry({ municipality: ['a', 'b'] })])).toEqual([])
  })
  test('tells how the plan year goes: who approves, after which forum, and what is followed up', () => {
    const approval = [{ by: 'owner', afterForum: false }, { by: 'both', afterForum: false }] as [unknown, unknown] // prettier-ignore
    const [told] = modelHistory([entry({ approval, ownApproval: [false, true], periods: ['tertials', 'quarters'] })])
    const of = { list: 'planYear', what: 'changed', field: 'planYear' }
    expect(told!.differences).toEqual([
      { ...of, name: 'by', from: 'owner', to: 'both' },
      { ...of, name: 'ownApproval', from: 'false', to: 'true' },
      { ...of, name: 'periods', from: 'tertials', to: 'quarters' },
    ])
  })
})
