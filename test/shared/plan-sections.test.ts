import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { missing } from '#shared/plan-missing.ts'
import { submit } from '#shared/plan-decisions.ts'
import { Activity, Dependency, Goal } from '#shared/plan-rows.ts'
import { demandedSections, planSections, unexplained, vacancyText } from '#shared/plan-sections.ts'
import { newPlan, type PlanWithParts } from '#shared/plans.ts'
import { presetModel } from '#shared/presets/model.ts'
import { Refusal } from '#shared/refusal.ts'
import { actor, evenly, runs, TODAY, wholePlan } from './register.ts'

const model = presetModel('full')
const leader = actor('p', 'leading')
const change = (of: (id: string) => object) => ({ sections: model.sections.map(s => ({ ...s, ...of(s.id) })) })
const empty: PlanWithParts = {
  ...{ plan: newPlan('a', 2027), goals: [], activities: [], risks: [] },
  ...{ resources: [], dependencies: [], budget: [] },
}
const ids = (of: Parameters<typeof planSections>[0], parts = empty) => planSections(of, parts).map(({ id }) => id)

describe('the sections that a plan is written in', () => {
  test('are all of the model’s, in its order, with its names and guidance; one that the house does not know is a text', () => {
    const own = change(id => (id === 'goals' ? { name: 'Effekter', guidance: 'Högst tre.' } : {}))
    own.sections.unshift({ id: 'x1', name: 'Barnkonsekvens', guidance: '', hidden: false })
    expect(ids(own)).toEqual(['x1', ...model.sections.map(({ id }) => id)])
    const sections = planSections(own, empty)
    expect(sections[0]).toMatchObject({ id: 'x1', kind: 'text', demanded: false })
    expect(sections.find(({ id }) => id === 'goals')).toMatchObject({
      ...{ name: 'Effekter', guidance: 'Högst tre.', kind: 'rows', demanded: true },
    })
    expect(ids({ sections: presetModel('light').sections })).toHaveLength(5)
  })
  test('show what is written although the model hides the section or has it no longer', () => {
    const hidden = change(() => ({ hidden: true }))
    expect(ids(hidden, { ...wholePlan(), budget: [] })).toEqual(['goals', 'activities', 'risks'])
    const plan = { ...newPlan('a', 2027), texts: { gone: 'Ett avsnitt', [vacancyText('r')]: 'Vi söker' } }
    expect(ids({ sections: presetModel('light').sections }, { ...wholePlan(), plan })).toContain('gone')
    expect(ids({ sections: presetModel('light').sections }, { ...wholePlan(), plan })).toHaveLength(6)
  })
  test('are the house’s where the model has none', () => {
    expect(ids({ sections: [] })).toEqual(['goals', 'activities', 'budget', 'risks'])
  })
})

describe('what a plan must say something in', () => {
  test('is what the model shows of goals, activities and budget, unless the model says otherwise', () => {
    const demanded = (of: Parameters<typeof demandedSections>[0]) => demandedSections(of).map(({ id }) => id)
    expect(demanded(model)).toEqual(['goals', 'activities', 'budget'])
    expect(demanded(change(id => ({ hidden: id === 'goals' })))).toEqual(['activities', 'budget'])
    expect(demanded(change(id => ({ demanded: ['situation', 'organisation'].includes(id) })))).toEqual(['situation'])
    expect(demanded({ sections: [] })).toEqual(['goals', 'activities', 'budget'])
  })
  test('is told with the section’s name, and a row without words with its number', () => {
    const asks = change(id => (id === 'situation' ? { demanded: true } : {}))
    const goals = [...wholePlan().goals, Goal.parse({ id: 'g2' })]
    expect(missing({ ...wholePlan(), goals }, asks)).toEqual([
      { what: 'section', row: 'situation', name: 'Nuläge' },
      { what: 'text', part: 'goals', row: 'g2', no: 2, name: '' },
    ])
  })
})

test('a vacancy is told until the plan says why, and stops nothing', () => {
  const vacant = [{ role: 'objektspecialist-it' }, { role: 'objektagare' }]
  expect(unexplained(vacant, { [vacancyText('objektagare')]: 'Tillsätts i mars' })).toEqual([vacant[0]])
  expect(missing(wholePlan(), model)).toEqual([])
})

const word = fc.constantFrom('', 'x')
const maybe = fc.option(fc.constant('2027-05-01'), { nil: undefined })
const some = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 2 })
const plans: fc.Arbitrary<PlanWithParts> = fc.record({
  plan: fc.record({ summary: word, situation: word }).map(({ summary, situation }) => ({
    ...newPlan('a', 2027),
    ...{ summary, texts: { situation } },
  })),
  goals: some(word.map(text => Goal.parse({ id: 'g', text }))),
  activities: some(
    fc
      .tuple(word, word, maybe)
      .map(([name, by, due]) => Activity.parse({ id: 'a', name, due, responsible: by || undefined })),
  ),
  risks: some(word.map(text => ({ id: 'r', text, likelihood: 3, consequence: 3, mitigation: '' }))),
  resources: fc.constant([]),
  dependencies: some(word.map(text => Dependency.parse({ id: 'd', text }))),
  budget: some(fc.constant({ id: 'b', costKind: 'licences', months: evenly(1), comment: '' })),
})
const models = fc
  .array(fc.record({ hidden: fc.boolean(), demanded: fc.option(fc.boolean(), { nil: undefined }) }), {
    ...{ minLength: model.sections.length, maxLength: model.sections.length },
  })
  .map(all => ({ sections: model.sections.map((s, i) => ({ ...s, ...all[i] })) }))
test.prop([plans, fc.oneof(models, fc.constant({ sections: [] as typeof model.sections }))], runs)(
  'nothing is missing exactly when the plan is taken in, and what is missing is in a section that is shown',
  (parts, of) => {
    const lacking = missing(parts, of)
    const submitted = () => submit(parts, leader, TODAY, of)
    if (lacking.length === 0) expect(submitted().state).toBe('submitted')
    else expect(submitted).toThrow(Refusal)
    const shown = ids(of, parts)
    for (const { what, row, part } of lacking) expect(shown).toContain(part ?? (what === 'section' ? row : what))
  },
)
