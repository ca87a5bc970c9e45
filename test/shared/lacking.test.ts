import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { contractRegister } from '#shared/contract-register.ts'
import { lackingIn } from '#shared/lacking.ts'
import { presetModel } from '#shared/presets/model.ts'
import { vacancies } from '#shared/staffing.ts'
import { leanSystem } from '#shared/system-fields.ts'
import { systemRegister } from '#shared/system-register.ts'
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

test.prop([systems, contracts, seats], runs)(
  'what is lacking is every reason that systems, contracts and roles give themselves, and no other',
  (of, agreed, assignments) => {
    const own = of.map((facts, i) => system(`s${i}`, facts as never))
    const all = agreed.map(({ covers, ...facts }, i) =>
      contract(`c${i}`, { ...facts, systems: covers.flatMap(n => own[n]?.id ?? []) } as never),
    )
    const input = {
      model,
      objects,
      assignments,
      contracts: all.map(c => ({ ...c, revision: 1 })),
      people: [],
      totals: [],
    }
    const lean = own.map(s => ({ ...leanSystem(s), revision: 1 }))
    const who = actor('p')
    const rows = {
      systems: systemRegister({ ...input, systems: lean }, who, TODAY).rows,
      contracts: contractRegister({ ...input, systems: lean }, who, TODAY).rows,
      vacancies: vacancies({ model, objects, systems: own, assignments }, TODAY),
      objects,
    }
    const lacks = lackingIn(rows, new Set(['a']), of => of === 'a')
    const told = lacks.map(({ kind, id, reason, objects: at }) =>
      [kind, id, reason, kind === 'role' ? at[0]?.id : ''].join(),
    )
    const given = [
      ...rows.systems.flatMap(s => s.reasons.map(reason => ['system', s.id, reason, ''].join())),
      ...rows.systems.filter(s => s.complete < 100).map(s => ['system', s.id, 'incomplete', ''].join()),
      ...rows.contracts.flatMap(c => c.reasons.map(reason => ['contract', c.id, reason, ''].join())),
      ...rows.vacancies.map(v => ['role', v.role, 'vacant', v.object].join()),
    ]
    expect(told.toSorted()).toEqual(given.toSorted())
    for (const lack of lacks) expect(lack.mine).toBe(lack.objects.some(({ id }) => id === 'a'))
    // A vacancy is filled by who may appoint there; everybody may go and look at the rest.
    for (const lack of lacks) expect(lack.mayMend).toBe(lack.kind !== 'role' || lack.mine)
  },
)

test('a day that has passed is told with what passed it', () => {
  const late = system('s', { endOfSupport: '2026-06-30', hosting: 'own' })
  const input = { model, objects, assignments: [], contracts: [], totals: [] }
  const { rows } = systemRegister({ ...input, systems: [{ ...leanSystem(late), revision: 1 }] }, actor('p'), TODAY)
  const lacks = lackingIn({ systems: rows, contracts: [], vacancies: [], objects }, new Set(), () => false)
  expect(lacks.find(lack => lack.reason === 'support_ended')).toMatchObject({ group: 'past', day: '2026-06-30' })
})
