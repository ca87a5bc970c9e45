import { describe, expect, test } from 'vitest'
import { changeModel } from '#shared/model-change.ts'
import { presetModel } from '#shared/presets/model.ts'
import { systemFile } from '#shared/system-file.ts'
import { levelsOf, outsideScale } from '#shared/terms.ts'
import { system } from './register.ts'

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

test('the scale has its levels in order, and says how many systems have a level that it does not', () => {
  expect(levelsOf({ from: 0, to: 4 })).toEqual([0, 1, 2, 3, 4])
  const graded = (of: number) => system('s', { classification: { confidentiality: of, integrity: 1, availability: 1 } })
  expect(outsideScale({ from: 1, to: 3 }, [graded(0), graded(3), graded(4), system('u')])).toBe(2)
})
