import { describe, expect, test } from 'vitest'
import { Model, Preset, rolesOf } from '#shared/model.ts'
import { ManagedObject } from '#shared/objects.ts'
import { presetModel } from '#shared/presets/model.ts'
import { presetObjects } from '#shared/presets/objects.ts'
import { presetWheel } from '#shared/presets/wheel.ts'
import { vacancies } from '#shared/staffing.ts'
import { Wheel } from '#shared/wheel.ts'
import { TODAY } from '../register.ts'

const newIds = () => {
  let n = 0
  return () => `fo${++n}`
}
const [full, light, own] = (['full', 'light', 'own'] as const).map(preset => ({
  model: presetModel(preset),
  wheel: presetWheel(preset, 2026),
  objects: presetObjects(preset, newIds()),
}))

describe.each(Preset.options)('%s', preset => {
  test('is a model, a wheel and objects as they are stored, without two of the same', () => {
    expect(Model.parse(presetModel(preset))).toEqual(presetModel(preset))
    expect(Wheel.parse(presetWheel(preset, 2026))).toEqual(presetWheel(preset, 2026))
    const objects = presetObjects(preset, newIds())
    expect(objects.map(object => ManagedObject.parse(object))).toEqual(objects)
    const { roles, sections, costKinds } = presetModel(preset)
    for (const rows of [roles, sections, costKinds, presetWheel(preset, 2026).events, objects])
      expect(new Set(rows.map(row => row.id)).size).toBe(rows.length)
    expect(new Set(objects.map(object => object.code)).size).toBe(objects.length)
  })
  test('every object can be owned and led from the first day', () => {
    const model = presetModel(preset)
    for (const object of presetObjects(preset, newIds()))
      expect(new Set(rolesOf(model, object).map(role => role.level))).toEqual(
        new Set(preset === 'full' ? ['deciding', 'leading', 'operative'] : ['deciding', 'leading']),
      )
  })
  test('nobody approves their own submission', () => expect(presetModel(preset).ownApproval).toBe(false))
})

test('full has six roles on two sides, every section, every cost kind, the whole wheel and sixteen objects', () => {
  const { model, wheel, objects } = full!
  expect(model.roles.map(role => `${role.level} ${role.side}`)).toEqual(
    ['deciding', 'leading', 'operative'].flatMap(level => [`${level} business`, `${level} it`]),
  )
  expect([model.sections.length, model.costKinds.length, wheel.events.length, objects.length]).toEqual([15, 16, 14, 16])
})

test('light has an owner and a leader, five sections, half the wheel and eight objects', () => {
  const { model, wheel, objects } = light!
  expect(model.roles.map(role => role.name)).toEqual(['Objektägare', 'Förvaltningsledare'])
  expect(model.sections.map(section => section.id)).toEqual(['summary', 'goals', 'activities', 'budget', 'risks'])
  expect([wheel.events.length, objects.length]).toEqual([full!.wheel.events.length / 2, full!.objects.length / 2])
})

test('own is empty', () => {
  const { model, wheel, objects } = own!
  expect([model.roles, model.sections, model.costKinds, wheel.events, objects]).toEqual([[], [], [], [], []])
})

test('every role says what it is responsible for, and every deciding role what it decides', () => {
  for (const role of full!.model.roles) {
    expect(role.responsible.length, role.name).toBeGreaterThan(0)
    if (role.level === 'deciding') expect(role.decides.length, role.name).toBeGreaterThan(0)
  }
})

test('every section has guidance of its own', () => {
  expect(full!.model.sections.filter(section => section.guidance === '')).toEqual([])
})

test('the infrastructure object of a full start has an IT side only; its vacancies are three', () => {
  const { model, objects } = full!
  const it = objects.filter(object => object.sides === 'it')
  expect(it.map(object => object.name)).toEqual(['Nät och drift'])
  expect(vacancies({ model, objects: it, systems: [], assignments: [] }, TODAY)).toHaveLength(3)
})

test('whoever the wheel asks is a role of the same preset', () => {
  for (const { model, wheel } of [full!, light!])
    for (const { name, holder } of wheel.events)
      expect(
        model.roles.some(role => role.level === holder.level && role.side === holder.side),
        name,
      ).toBe(true)
})
