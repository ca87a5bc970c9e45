import { describe, expect, test } from 'vitest'
import type { Assignment } from '#shared/assignments.ts'
import { holdersOn } from '#shared/deadlines.ts'
import { presetModel } from '#shared/presets/model.ts'

describe('a deadline is held', () => {
  const model = presetModel('full')
  const holder = { level: 'leading', side: 'business' } as const
  const has = (person: string, role: string, more: Partial<Assignment> = {}): Assignment => ({
    ...{ id: person, object: 'fo1', role, person, from: '2026-01-01', extent: 10 },
    ...more,
  })
  const held = (assignments: Assignment[], scope = 'fo1') => {
    const { people, modelAdmin } = holdersOn(model, assignments, '2026-09-14')({ scope, holder })
    return [...people, ...(modelAdmin ? ['modelAdmin'] : [])]
  }
  const owner = has('olle', 'objektagare')
  const itOwner = has('ivar', 'objektagare-it')

  test('by everyone in its role, and by their deputies', () => {
    const leaders = [has('lena', 'forvaltningsledare', { deputy: 'doris' }), has('lars', 'forvaltningsledare')]
    expect(held([owner, ...leaders])).toEqual(['lena', 'doris', 'lars'])
  })

  test('by the owner while its role is vacant, on the other side when that is the only owner', () => {
    expect(held([owner, itOwner])).toEqual(['olle'])
    expect(held([itOwner])).toEqual(['ivar'])
  })

  test('by the modellansvarig when nobody is left', () => {
    expect(held([])).toEqual(['modelAdmin'])
    expect(held([has('elsewhere', 'forvaltningsledare', { object: 'fo2' })])).toEqual(['modelAdmin'])
  })

  test('by whoever has the role on that day, from the first day to the last', () => {
    const leader = has('lena', 'forvaltningsledare', { to: '2026-09-14' })
    expect(held([owner, leader])).toEqual(['lena'])
    expect(held([owner, { ...leader, to: '2026-09-13' }])).toEqual(['olle'])
    expect(held([owner, has('next', 'forvaltningsledare', { from: '2026-09-15' })])).toEqual(['olle'])
  })

  test('by the modellansvarig and everyone in the role, when it concerns the whole municipality', () => {
    expect(held([has('lena', 'forvaltningsledare'), owner], 'municipality')).toEqual(['lena', 'modelAdmin'])
  })
})
