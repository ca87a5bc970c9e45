import { expect, test } from 'vitest'
import { byCode, municipalities, search } from '#shared/municipalities.ts'

test('there are 290 municipalities with 10 609 461 inhabitants, and no code is kept for invented ones', () => {
  expect(municipalities).toHaveLength(290)
  expect(municipalities.reduce((sum, m) => sum + m.population, 0)).toBe(10_609_461)
  expect(municipalities.filter(m => m.code.startsWith('99'))).toEqual([])
  expect(byCode('0180')).toMatchObject({ name: 'Stockholm', skrGroup: 'A1' })
})

test('a search finds by beginning first, by code, and å, ä and ö are letters of their own', () => {
  expect(
    search('öst')
      .map(m => m.name)
      .slice(0, 2),
  ).toEqual(['Österåker', 'Östhammar'])
  expect(search('2361')[0]?.name).toBe('Härjedalen')
  expect(search('harj')).toEqual([])
  expect(search('  ')).toEqual([])
})
