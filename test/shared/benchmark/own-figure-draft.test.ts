import { expect, test } from 'vitest'
import { draftOf, emptyDraft, ownFigureOf } from '#shared/benchmark/own-figure-draft.ts'
import { OwnFigure } from '#shared/benchmark/own-figures.ts'

const draft = {
  ...emptyDraft,
  ...{ name: 'Ärenden per anställd', numeratorName: 'Ärenden', denominatorName: 'Anställda' },
  ...{ least: '0', most: '1 000,5', floor: '0,5' },
}
const kept = (of = draft, others: OwnFigure[] = [], before?: OwnFigure) => {
  const read = ownFigureOf(of, others, before)
  if ('wrong' in read) throw new Error(read.wrong.join())
  return read.figure
}

test('an own key figure has an address of its name, its numbers as they are written, and begins as version 1', () => {
  expect(kept()).toMatchObject({ id: 'own-arenden-per-anstalld', bounds: [0, 1000.5], floor: 0.5, version: 1 })
})

test('one that is changed keeps its address, and reads as it was written', () => {
  const first = kept()
  expect(draftOf(first)).toMatchObject({ most: '1000,5', floor: '0,5', decimals: '1' })
  expect(kept({ ...draftOf(first), name: 'Ärenden' }, [first], first)).toMatchObject({ id: first.id, name: 'Ärenden' })
})

test('two may have addresses that are made of the same letters, and none has another’s name', () => {
  const first = kept()
  expect(kept({ ...draft, name: 'Arenden per anstalld' }, [first]).id).toBe('own-arenden-per-anstalld-2')
  expect(ownFigureOf({ ...draft, name: ' ärenden PER anställd ' }, [first])).toEqual({ wrong: ['nameTaken'] })
})

test.each([
  ['a name', { name: ' ' }, 'name'],
  ['what is counted', { numeratorName: '' }, 'numeratorName'],
  ['what it is divided by', { denominatorName: '' }, 'denominatorName'],
  ['a greatest value', { most: 'många' }, 'bounds'],
  ['a least value below the greatest', { least: '2000' }, 'bounds'],
  ['bounds that can be kept', { most: '99999999999' }, 'bounds'],
  ['a protection', { floor: '' }, 'floor'],
  ['a protection above zero', { floor: '0' }, 'floor'],
])('it needs %s', (_, change, wrong) => {
  expect(ownFigureOf({ ...draft, ...change }, [])).toEqual({ wrong: [wrong] })
})
