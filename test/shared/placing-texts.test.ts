import { expect, test } from 'vitest'
import { conditionsText, partName, ruleText, targetText, useText, yearsText } from '#shared/placing-texts.ts'

const names = {
  objects: [{ id: 'fo1', name: 'Ekonomistöd' }],
  systems: [{ id: 's1', name: 'Raindans', object: 'fo1' }],
  kinds: [{ id: 'licences', name: 'Licenser' }],
  entities: [{ id: '9901', name: 'Norrbacka', parts: [{ dimension: '1', name: 'Objekt' }] }],
}
const rule = { accounts: [], parts: [], to: { object: 'fo1' } }

test('a rule is a sentence: which rows, and where they belong', () => {
  const of = {
    accounts: [{ from: '6420', to: '6429' }],
    parts: [{ dimension: '1', from: '4711', to: '4711' }],
    to: { object: 'fo1', costKind: 'licences' },
  }
  expect(ruleText(of, names, 'sv')).toBe('Konto 6420–6429 och objekt 4711 → Ekonomistöd, Licenser')
  expect(ruleText(of, names, 'en')).toContain('6420–6429 and objekt 4711 →')
})

test('accounts are either or, and each condition is said', () => {
  const accounts = [
    { from: '6420', to: '6420' },
    { from: '655', to: '655' },
  ]
  const of = { ...rule, accounts, supplier: 'Dataföretaget', text: 'licens', entity: '9901' }
  expect(conditionsText(of, names, 'sv')).toBe(
    'Konto 6420 eller 655, leverantör med ”Dataföretaget” och text med ”licens” hos Norrbacka',
  )
  expect(conditionsText(rule, names, 'sv')).toBe('Alla rader')
})

test('a code part that nobody has named is called by its number', () => {
  expect(partName(names, '1')).toBe('Objekt')
  expect(partName(names, '6')).toBe('Del 6')
  const parts = [{ dimension: '6', from: '100', to: '199' }]
  expect(conditionsText({ ...rule, parts }, names, 'sv')).toBe('Del 6: 100–199')
})

test('what belongs nowhere in IT is said so, and what there is no longer is called by what it was known as', () => {
  expect(targetText({ notIt: true }, names)).toBe('Inte IT')
  expect(targetText({ object: 'fo1', system: 's1', nature: 'enhancement' }, names)).toBe(
    'Ekonomistöd, Raindans, vidareutveckling',
  )
  expect(targetText({ object: 'gone' }, names)).toBe('gone')
})

test('the years of a rule are said where it has any', () => {
  expect(yearsText({})).toBe('')
  expect(yearsText({ since: 2025 })).toBe('från och med 2025')
  expect(yearsText({ until: 2026 })).toBe('till och med 2026')
  expect(yearsText({ since: 2025, until: 2026 })).toBe('2025–2026')
  expect(yearsText({ since: 2026, until: 2026 })).toBe('bara 2026')
})

test('accounts are a cost kind, payroll or not IT', () => {
  expect(useText({ use: 'kind', costKind: 'licences' }, names)).toBe('Licenser')
  expect(useText({ use: 'kind', costKind: 'licences', nature: 'investment' }, names)).toBe('Licenser, investering')
  expect(useText({ use: 'notIt' }, names)).toBe('Inte IT')
  expect(useText({ use: 'payroll' }, names)).toContain('Lön')
})
