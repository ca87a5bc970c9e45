import { expect, test } from 'vitest'
import { initials } from '#shared/people.ts'

test('a person is known by the first and last letter of the name', () => {
  expect(['Karin Wallin', 'Åsa Maria Öberg', 'Anna-Karin Ek', 'eva', ''].map(initials)).toEqual([
    'KW',
    'ÅÖ',
    'AE',
    'E',
    '',
  ])
})
