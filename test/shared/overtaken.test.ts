import { fc, test as prop } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { changed } from '#shared/change.ts'
import { contested, mine } from '#shared/overtaken.ts'

const was = { name: 'Vidar', supplier: 'CGI', version: '1', own: { a: 'x', b: 'y' } }

test('what others changed and somebody did not touch stays, own fields too', () => {
  const now = { ...was, supplier: 'Tieto', own: { a: 'x', b: 'z' } }
  const input = { name: 'Vidar', supplier: 'CGI', version: '2', own: { a: 'w', b: 'y' } }
  expect(contested(was, input, was, now)).toEqual([])
  expect(mine(was, input, now)).toEqual({ version: '2', own: { a: 'w', b: 'z' } })
})

test('what two changed to different things is told with both; to the same thing is nothing to choose', () => {
  const now = { ...was, supplier: 'Tieto', version: '2', own: { a: 'q', b: 'y' } }
  const input = { supplier: 'Atea', version: '2', own: { b: 'y' } }
  expect(contested(was, input, was, now)).toEqual([
    { field: 'supplier', own: false, mine: 'Atea', theirs: 'Tieto' },
    { field: 'a', own: true, mine: null, theirs: 'q' },
  ])
  expect(mine(was, input, now, new Set(['supplier', 'a']))).toEqual({ version: '2' })
  expect(mine(was, input, now)).toEqual({ supplier: 'Atea', version: '2', own: { b: 'y' } })
})

test('what is empty is empty however it is written', () => {
  expect(mine({ name: 'A' }, { name: 'A', owner: null, note: '', links: [] }, { name: 'A' })).toEqual({})
})

const value = fc.constantFrom('a', 'b', 'c', '')
const entity = fc.record({ x: value, y: value, z: value, own: fc.record({ o: value, p: value }) })

prop.prop([entity, entity, entity])(
  'nobody’s change is lost unseen: each field is mine where I alone touched it, theirs where I did not, and else told',
  (was, input, now) => {
    const told = new Set(contested(was, input, was, now).map(({ field }) => field))
    const after = changed<Record<string, unknown>>(now, mine(was, input, now, told))
    const at = (of: Record<string, unknown>, field: string) =>
      (of[field] ?? (of['own'] as Record<string, unknown> | undefined)?.[field] ?? '') as string
    for (const field of ['x', 'y', 'z', 'o', 'p']) {
      const [before, written, saved] = [at(was, field), at(input, field), at(now, field)]
      expect(told.has(field)).toBe(written !== before && saved !== before && written !== saved)
      expect(at(after, field)).toBe(written === before || told.has(field) ? saved : written)
    }
  },
)
