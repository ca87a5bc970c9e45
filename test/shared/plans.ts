import { fc } from '@fast-check/vitest'
import { addDays } from '#shared/day.ts'
import { Activity, Dependency, Goal, Resource, Risk, rowSchemas } from '#shared/plan-rows.ts'
import { newPlan, type PlanWithParts } from '#shared/plans.ts'

const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined })
const day = fc.integer({ min: -800, max: 900 }).map(n => addDays('2026-01-01', n))
const text = fc.constantFrom('Uppgradera', 'Utbilda', 'Avveckla', 'Dokumentera')
const few = <T>(of: fc.Arbitrary<T>) => fc.array(of, { maxLength: 6 })
const given = (row: object) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined))
const numbered = <T extends object>(letter: string, rows: T[]) =>
  rows.map((row, i) => ({ ...row, id: `${letter}${i}` }))
const pick = (rows: { id: string }[], n: number | undefined) => (n === undefined ? undefined : rows[n]?.id)

const one = {
  goal: fc.record({ text, measure: text, target: text, until: maybe(fc.integer({ min: 2025, max: 2029 })) }),
  activity: fc.record({
    ...{ name: text, responsible: maybe(fc.constantFrom('p', 'q')), start: maybe(day), due: maybe(day) },
    kind: fc.constantFrom('upkeep', 'enhancement', 'retirement'),
    ...{ goal: maybe(fc.nat(7)), risk: maybe(fc.nat(7)), after: few(fc.nat(7)), cost: fc.nat(1e9) },
    status: fc.constantFrom('planned', 'ongoing', 'done', 'dropped'),
    doneOn: maybe(day),
  }),
  risk: fc.record({ text, likelihood: fc.integer({ min: 1, max: 5 }), mitigation: text, due: maybe(day) }),
  resource: fc.record({ hours: fc.nat(900) }),
  dependency: fc.record({ text, due: maybe(day) }),
  line: fc.array(fc.nat(1e9), { minLength: 12, maxLength: 12 }),
}

/** Any approved plan of object `a` for 2026, whose rows name each other. */
export const anyPlan: fc.Arbitrary<PlanWithParts> = fc
  .record({
    ...{ goals: few(one.goal), activities: few(one.activity), risks: few(one.risk) },
    ...{ resources: few(one.resource), dependencies: few(one.dependency), budget: few(one.line) },
  })
  .map(({ goals: g, activities, risks: r, resources, dependencies, budget }) => {
    const [goals, risks, named] = [numbered('g', g), numbered('r', r), numbered('a', activities)]
    return {
      plan: { ...newPlan('a', 2026), state: 'approved' as const, version: 1 },
      goals: goals.map(row => Goal.parse(given(row))),
      activities: named.map(({ goal, risk, after, ...row }) =>
        Activity.parse(
          given({
            ...row,
            goal: pick(goals, goal),
            risk: pick(risks, risk),
            after: [...new Set(after.flatMap(n => pick(named, n) ?? []))].filter(id => id !== row.id),
          }),
        ),
      ),
      risks: risks.map(row => Risk.parse(given({ ...row, consequence: 3 }))),
      resources: numbered('s', resources).map((row, i) => Resource.parse({ ...row, role: `role${i}` })),
      dependencies: numbered('d', dependencies).map(row => Dependency.parse(given(row))),
      budget: budget.map((months, i) => rowSchemas.budget.parse({ id: `b${i}`, costKind: `kind${i}`, months })),
    }
  })
