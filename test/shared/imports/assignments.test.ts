import { expect, test } from 'vitest'
import { actor, red, register } from './reading.ts'

test('an assignment is to a role that the object has, for a period that does not end before it begins, and stays itself', () => {
  const head = ['Id', 'Objekt', 'Roll', 'Person', 'Från', 'Till']
  expect(
    red('assignments', [
      head,
      [null, 'FO-3', 'Objektägare', 'Karin Wallin', '2026-01-01', null],
      [null, 'fo-2', 'Objektägare', 'karin@kommun.example', '2026-01-01', null],
      [null, 'Äldreomsorg', 'Objektägare', 'anna.ek@kommun.example', '2026-02-01', '2026-01-31'],
      ['a1', 'Äldreomsorg', 'Förvaltningsledare', 'Karin Wallin', '2026-01-01', null],
      [null, 'Äldreomsorg', 'Objektägare', 'Anna Ek', '2026-02-01', null],
    ]),
  ).toEqual([
    [2, 'object', 'reference_unknown'],
    [3, 'role', 'role_not_on_object'],
    [4, 'to', 'ends_before'],
    [5, 'role', 'fixed'],
    [6, 'person', 'several_named'],
  ])
})

test('nobody gets a role on an object twice at once by a file, neither beside the register nor beside another row', () => {
  const head = ['Objekt', 'Roll', 'Person', 'Från', 'Till']
  expect(
    red('assignments', [
      head,
      ['Äldreomsorg', 'Objektägare', 'Karin Wallin', '2026-02-01', null],
      ['Äldreomsorg', 'Objektägare', 'anna.ek@kommun.example', '2026-01-01', '2026-06-30'],
      ['Äldreomsorg', 'Objektägare', 'anna.ek@kommun.example', '2026-06-30', null],
      ['Äldreomsorg', 'Objektägare', 'anna.ek@kommun.example', '2026-07-01', null],
      ['Äldreomsorg', 'Förvaltningsledare', 'anna.ek@kommun.example', '2026-07-01', null],
    ]),
  ).toEqual([
    [2, 'person', 'already_held'],
    [4, 'person', 'already_held'],
  ])
})

test('somebody who has left gets no role, deputyship or contract by a file, and keeps what is told of before', () => {
  const people = register.people.map(of => (of.id === 'p2' ? { ...of, lastDay: '2026-08-31' } : of))
  const of = { ...register, people }
  const anna = 'anna.ek@kommun.example'
  expect(
    red(
      'assignments',
      [
        ['Objekt', 'Roll', 'Person', 'Från', 'Till', 'Ersättare'],
        ['Äldreomsorg', 'Förvaltningsledare', anna, '2026-09-01', null, null],
        ['Äldreomsorg', 'Förvaltningsledare', anna, '2026-01-01', '2026-08-31', null],
        ['Äldreomsorg', 'Förvaltningsledare', 'Karin Wallin', '2026-09-01', null, anna],
      ],
      actor(),
      of,
    ),
  ).toEqual([
    [2, 'person', 'gone'],
    [4, 'deputy', 'gone'],
  ])
  const contracts = [
    ['Avtal', 'Ansvarig'],
    ['Nytt avtal', anna],
  ]
  expect(red('contracts', contracts, actor(), of)).toEqual([[2, 'owner', 'gone']])
})
