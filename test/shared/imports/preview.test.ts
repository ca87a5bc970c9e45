import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import type { Entity, Value } from '#shared/imports/fields.ts'
import type { Correction } from '#shared/imports/given.ts'
import { toApply, type Preview } from '#shared/imports/preview.ts'
import { reasonText } from '#shared/imports/sentences.ts'
import { previewOf } from './ships.ts'

const omvarda: Entity = {
  id: 's1',
  name: 'Omvårda',
  harbour: 'h1',
  supplier: 'Nordvård',
  ends: '2027-12-31',
  cost: 4120,
}
const lonia: Entity = { id: 's2', name: 'Lönia', harbour: 'h3', cost: 3180, crew: 4, ice: true, engine: 'sail' }
const head = ['Id', 'Fartyg', 'Hamn', 'Leverantör', 'Avtal till', 'Kostnad']
const row = (
  name: string | null,
  more: { id?: string; harbour?: string; supplier?: string; ends?: string; cost?: number | string } = {},
) => [more.id ?? null, name, more.harbour ?? null, more.supplier ?? null, more.ends ?? null, more.cost ?? null]
const states = ({ rows }: Preview) => rows.map(r => r.state)
const reasons = ({ rows }: Preview) =>
  rows.flatMap(r =>
    Object.entries(r.cells).flatMap(([f, c]) => ((c.error ?? c.check) ? [[r.row, f, (c.error ?? c.check)!.id]] : [])),
  )

describe('a row', () => {
  test('is new, updated or unchanged, and says what changes', () => {
    const seen = previewOf(
      [
        head,
        row('Omvårda', { cost: 4190, ends: '2027-12-31' }),
        row('Passagekortet', { harbour: 'HR/Lön' }),
        row('lönia', { cost: '3 180' }),
      ],
      [omvarda, lonia],
    )
    expect(states(seen)).toEqual(['updated', 'new', 'unchanged'])
    expect(seen.rows[0]).toMatchObject({ row: 2, id: 's1', changes: [{ field: 'cost', from: 4120, to: 4190 }] })
    expect(seen.rows[1]!.values).toEqual({ name: 'Passagekortet', harbour: 'h3' })
    expect(seen.sums).toMatchObject({ before: 2, after: 3, new: 1, updated: 1, unchanged: 1, read: 3, errors: 0 })
    expect(toApply(seen).map(r => r.row)).toEqual([2, 3])
  })

  test('without anything in it is no row, and rows keep the numbers of the file', () => {
    const seen = previewOf([head, row(null), row('Ny', { harbour: 'h1' })])
    expect(seen.rows.map(r => r.row)).toEqual([3])
  })

  test('that cannot be read is an error in its cell; others are read', () => {
    const seen = previewOf([
      head,
      row('Ritarkivet', { harbour: 'h1', ends: '31/6 2027' }),
      row('Bokaren', { harbour: 'Fritid' }),
      row(null, { harbour: 'h1' }),
      row('Utan hamn'),
      row('Röstboken', { harbour: 'h2' }),
    ])
    expect(states(seen)).toEqual(['error', 'error', 'error', 'error', 'new'])
    expect(reasons(seen)).toEqual([
      [2, 'ends', 'not_a_day'],
      [3, 'harbour', 'reference_unknown'],
      [4, 'name', 'missing'],
      [5, 'harbour', 'missing'],
    ])
    const missing = seen.rows[2]!.cells.name!.error!
    expect(reasonText(missing, 'Fartyg', { locale: 'sv' })).toBe(
      'Fartyg saknas. Fyll i fältet, eller hoppa över raden.',
    )
    expect(seen.sums).toMatchObject({ errors: 4, new: 1, after: 1, read: 1 })
  })

  test('is worth a look when something was guessed and something changes', () => {
    const file = [
      head,
      row('Familjestöd', { harbour: 'h1', supplier: 'Nord-Vård AB' }),
      row('Omvårda', { cost: 5500, supplier: 'Nordvård' }),
      row('Lönia', { supplier: 'Kulturdatta' }),
    ]
    const seen = previewOf(file, [omvarda, lonia])
    expect(states(seen)).toEqual(['check', 'check', 'check'])
    expect(reasons(seen)).toEqual([
      [2, 'supplier', 'similar'],
      [3, 'ends', 'emptied'],
      [3, 'cost', 'changed_much'],
      [4, 'supplier', 'similar'],
    ])
    const { cost, ends } = seen.rows[1]!.cells
    expect(reasonText(cost!.check!, 'Kostnad', { locale: 'sv' })).toBe('33\u00a0% mer än i dag')
    expect(reasonText(ends!.check!, 'Avtal till', { locale: 'sv' })).toBe('Tomt i filen. Dagens 2027-12-31 behålls')
    expect(seen.sums).toMatchObject({ check: 3, new: 1, updated: 2, read: 3 })
  })

  test('whose name looks like one that exists is worth a look', () => {
    const seen = previewOf([head, row('Om-Varda', { harbour: 'h1' })], [omvarda])
    expect(reasons(seen)).toEqual([[2, 'name', 'similar']])
  })
})

describe('who a row is about', () => {
  test('its id decides, and then the name is a value like any other', () => {
    const seen = previewOf([head, row('Omsorg', { id: 's1' })], [omvarda])
    expect(seen.rows[0]).toMatchObject({ id: 's1', changes: [{ field: 'name', from: 'Omvårda', to: 'Omsorg' }] })
  })

  test('an id that nothing has is an error', () => {
    expect(reasons(previewOf([head, row('Omsorg', { id: 's9', harbour: 'h1' })]))).toEqual([[2, 'id', 'id_unknown']])
  })

  test('two rows about the same one is an error at the second, by id or by name, old or new', () => {
    const file = [
      head,
      row('lönia'),
      row('Löner', { id: 's2' }),
      row('Ny', { harbour: 'h1' }),
      row('NY', { harbour: 'h2' }),
    ]
    expect(reasons(previewOf(file, [lonia]))).toEqual([
      [3, 'id', 'same_row'],
      [5, 'name', 'same_row'],
    ])
  })

  test('a name that several have is an error, unless the row has its id', () => {
    const twin = { ...omvarda, id: 's3' }
    expect(reasons(previewOf([head, row('Omvårda')], [omvarda, twin]))).toEqual([[2, 'name', 'several_named']])
    const ids = [head, row('Omvårda', { id: 's1' }), row('Omvårda', { id: 's3' })]
    expect(states(previewOf(ids, [omvarda, twin]))).toEqual(['unchanged', 'unchanged'])
  })
})

describe('fields that are empty in the file', () => {
  test('are not changed', () => {
    const seen = previewOf([head, row('Lönia')], [lonia])
    expect(states(seen)).toEqual(['unchanged'])
  })
  test('may be required, when the register has them', () => {
    expect(states(previewOf([head, row('Lönia', { cost: 3200 })], [lonia]))).toEqual(['updated'])
  })
})

describe('the policy decides', () => {
  const file = [head, row('Omvårda', { cost: 4190 }), row('Ny', { harbour: 'h1' }), row('Fel', { harbour: 'Finns ej' })]
  const decided = (onError: 'stop' | 'skip', onExisting: 'update' | 'skip' | 'stop') =>
    previewOf(file, [omvarda], { policy: { onError, onExisting } })

  test('errors stop the file, or only their rows', () => {
    const stopped = decided('stop', 'update')
    expect(stopped.stopped).toBe('errors')
    expect(toApply(stopped)).toEqual([])
    expect(stopped.sums).toMatchObject({ before: 1, after: 1, read: 0, new: 0, updated: 0, errors: 1 })
    expect(toApply(decided('skip', 'update')).map(r => r.row)).toEqual([2, 3])
  })

  test('what exists is updated, left as it is, or stops the file', () => {
    const left = decided('skip', 'skip')
    expect(states(left)).toEqual(['skipped', 'new', 'error'])
    expect(toApply(left).map(r => r.row)).toEqual([3])
    expect(left.sums).toMatchObject({ read: 1, skipped: 1, after: 2 })
    expect(decided('skip', 'stop').stopped).toBe('existing')
    expect(toApply(decided('skip', 'stop'))).toEqual([])
  })

  test('a row that somebody leaves out stops nothing', () => {
    const seen = previewOf(file, [omvarda], { policy: { onError: 'stop', onExisting: 'update' }, skip: [4] })
    expect(seen.stopped).toBeUndefined()
    expect(seen.sums).toMatchObject({ skipped: 1, errors: 0, read: 2 })
  })
})

test('what is corrected by hand stands instead of the cell, and may empty it or fill a field that is no column', () => {
  const file = [
    head,
    row('Ritarkivet', { harbour: 'h1', ends: '31/6 2027' }),
    row('Bokaren', { harbour: 'h1', ends: 'x' }),
  ]
  const corrections: Correction[] = [
    { row: 2, field: 'ends', text: '2027-06-30' },
    { row: 3, field: 'ends', text: '' },
    { row: 3, field: 'crew', text: '7' },
  ]
  const seen = previewOf(file, [], { corrections })
  expect(states(seen)).toEqual(['new', 'new'])
  expect(seen.rows.map(r => r.values)).toEqual([
    { name: 'Ritarkivet', harbour: 'h1', ends: '2027-06-30' },
    { name: 'Bokaren', harbour: 'h1', crew: 7 },
  ])
})

const cell = fc.oneof(
  fc.constantFrom(
    null,
    '',
    'Omvårda',
    'Ny',
    'h1',
    'Nord-Vård AB',
    'Äldreomsorg',
    '31/6 2027',
    '30/6 27',
    '210 kr',
    'x',
    12,
    46568,
  ),
  fc.string(),
  fc.double({ noNaN: true }),
)
const anyRow = fc.tuple(fc.constant(null), cell, cell, cell, cell, cell)

property.prop([fc.array(anyRow, { maxLength: 12 })])('the same file again gives only unchanged', rows => {
  const first = previewOf([head, ...rows], [omvarda, lonia])
  const after = new Map<string, Entity>([omvarda, lonia].map(e => [e.id, e]))
  for (const { row, id, values } of toApply(first)) {
    const key = id ?? `new-${row}`
    after.set(key, { ...after.get(key), ...(values as Record<string, Value>), id: key })
  }
  const errors = new Set(first.rows.filter(r => r.state === 'error').map(r => r.row))
  const again = previewOf(
    [head, ...rows.map((r, i) => (errors.has(i + 2) ? r.map(() => null) : r))],
    [...after.values()],
  )
  expect(again.rows.filter(r => r.state !== 'unchanged')).toEqual([])
  expect(toApply(again)).toEqual([])
  expect(first.sums.after).toBe(after.size)
  expect(first.rows.every(r => r.state === 'error' || Object.values(r.cells).every(c => !c.error))).toBe(true)
})
