import { expect, test } from 'vitest'
import { byCode, municipalities, search } from '#shared/municipalities.ts'

test('there are 290 municipalities with 10 609 461 inhabitants, and no code is kept for invented ones', () => {
  expect(municipalities).toHaveLength(290)
  expect(municipalities.reduce((sum, m) => sum + m.population, 0)).toBe(10_609_461)
  expect(municipalities.filter(m => m.code.startsWith('99'))).toEqual([])
  expect(byCode('0180')).toMatchObject({ name: 'Stockholm', skrGroup: 'A1' })
})

const found = (text: string) => search(text).map(m => m.name)

test('a search finds by beginning first, by code, and å, ä and ö are letters of their own', () => {
  expect(found('öst').slice(0, 2)).toEqual(['Österåker', 'Östhammar'])
  expect(found('sund')).toEqual(expect.arrayContaining(['Sundbyberg', 'Sundsvall', 'Östersund']))
  expect(found('sund')[0]).toMatch(/^Sund/)
  expect(found('2361')).toEqual(['Härjedalen'])
  expect(found('Härjedalens kommun')).toEqual(['Härjedalen'])
  expect(found('A\u030Ase')).toEqual(['Åsele'])
  expect(found('  ')).toEqual([])
  expect(search('', 300)).toEqual([])
})

test('who writes without å, ä and ö finds their municipality too, after those that are spelled so', () => {
  expect(found('ostersund')).toEqual(['Östersund'])
  expect(found('alv')).toEqual(['Alvesta', 'Älvkarleby', 'Älvdalen', 'Älvsbyn'])
})

test('each municipality is found by its own name and code', () => {
  for (const m of municipalities) {
    expect(found(m.name)).toContain(m.name)
    expect(search(m.code)).toEqual([m])
  }
})
