import { describe, expect, test } from 'vitest'
import { changeModel } from '#shared/model-change.ts'
import { consequences } from '#shared/model-consequences.ts'
import { presetModel } from '#shared/presets/model.ts'
import { systemFile } from '#shared/system-file.ts'
import { levelsOf, outsideScale } from '#shared/terms.ts'
import { system, TODAY } from './register.ts'

const full = presetModel('full')
const newId = () => 'new'

describe('what the municipality calls a status', () => {
  test('is its name in files, and the name of the house is read as well', () => {
    const { terms } = changeModel(full, { terms: { 'lifecycle.inUse': 'Förvaltas' } }, newId)
    const choices = systemFile([], terms).fields.find(({ id }) => id === 'lifecycle')!.choices!
    const inUse = choices.find(({ value }) => value === 'inUse')!
    expect(inUse.label).toEqual({ sv: 'Förvaltas', en: 'Förvaltas' })
    expect(inUse.names).toContain('I drift')
    expect(choices.find(({ value }) => value === 'planned')!.label.sv).toBe('Planerat')
  })
  test('is not what another status is called, by the house or by the municipality', () => {
    const wrong = [{ 'lifecycle.inUse': 'avvecklas' }, { 'criticality.low': 'X', 'criticality.high': 'x' }]
    for (const terms of wrong) expect(() => changeModel(full, { terms: terms as never }, newId)).toThrow('value_taken')
    expect(() => changeModel(full, { terms: { 'lifecycle.invented': 'X' } }, newId)).toThrow('malformed')
  })
})

test('what is classified has its own name in files, none that another column has, and the house’s is read as well', () => {
  const { terms } = changeModel(full, { terms: { 'axis.confidentiality': 'Sekretess' } }, newId)
  const column = systemFile([], terms).fields.find(({ id }) => id === 'confidentiality')!
  expect([column.label.sv, column.names]).toEqual(['Sekretess', ['Konfidentialitet', 'Confidentiality']])
  for (const name of ['Riktighet', 'Leverantör'])
    expect(() => changeModel(full, { terms: { 'axis.confidentiality': name } }, newId)).toThrow('value_taken')
})

test('states of plans, statuses of follow-ups and levels of roles have names of their own', () => {
  const terms = { 'plan.approved': 'Beslutad', 'status.warn': 'Gul', 'level.operative': 'Utförande' }
  expect(changeModel(full, { terms }, newId).terms).toEqual(terms)
})

test('a new name is told with how many systems, roles, plans and follow-ups read otherwise, before it is given', () => {
  const terms = {
    ...{ 'lifecycle.inUse': 'Förvaltas', 'degree.2': 'Mellan', 'level.operative': 'Utförande' },
    ...{ 'plan.draft': 'Påbörjad', 'status.ok': 'Grön', 'criticality.high': 'Kritisk' },
  }
  const systems = [
    system('a', { classification: { confidentiality: 2, integrity: 2, availability: 1 } }),
    system('b', { lifecycle: 'planned' }),
  ]
  const register = { objects: [], assignments: [], systems, plans: [{ state: 'draft' as const }], followUps: [] }
  const { renamed } = consequences(full, { ...full, terms }, register, TODAY)
  expect(renamed).toEqual([
    { key: 'lifecycle.inUse', of: 'system', n: 1 },
    { key: 'degree.2', of: 'system', n: 1 },
    { key: 'level.operative', of: 'role', n: 2 },
    { key: 'plan.draft', of: 'plan', n: 1 },
  ])
  expect(consequences({ ...full, terms }, { ...full, terms }, register, TODAY).renamed).toEqual([])
})

test('the scale has its levels in order, and says how many systems have a level that it does not', () => {
  expect(levelsOf({ from: 0, to: 4 })).toEqual([0, 1, 2, 3, 4])
  const graded = (of: number) => system('s', { classification: { confidentiality: of, integrity: 1, availability: 1 } })
  expect(outsideScale({ from: 1, to: 3 }, [graded(0), graded(3), graded(4), system('u')])).toBe(2)
})
