import { expect, test } from 'vitest'
import { subOf, nameOf } from '#infra/local/accounts.ts'
import { openCodes } from '#infra/local/codes.ts'

function codesAt(random = () => 42) {
  let now = 0
  const codes = openCodes(() => now, random)
  return { ...codes, wait: (minutes: number) => (now += minutes * 60_000) }
}

test('a code proves the address it was sent to, once', () => {
  const { issue, check } = codesAt()
  expect(issue('a', 'x@kommun.example')).toBe('000042')
  expect(check('a', '000 042')).toEqual({ email: 'x@kommun.example' })
  expect(check('a', '000042')).toBe('over')
})

test('five wrong tries use up a code', () => {
  const { issue, check, waiting } = codesAt()
  issue('a', 'x@kommun.example')
  expect([1, 2, 3, 4, 5].map(n => check('a', `00000${n}`))).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'over'])
  expect(check('a', '000042')).toBe('over')
  expect(waiting('a')).toBeUndefined()
})

test('a code is good for ten minutes, and only in the sign-in it was asked for', () => {
  const { issue, check, wait } = codesAt()
  issue('a', 'x@kommun.example')
  expect(check('b', '000042')).toBe('over')
  wait(10.1)
  expect(check('a', '000042')).toBe('over')
})

test('an address gets at most five codes in a quarter of an hour', () => {
  const { issue, wait } = codesAt()
  for (const id of 'abcde') expect(issue(id, 'x@kommun.example')).toBeDefined()
  expect(issue('f', 'x@kommun.example')).toBeUndefined()
  expect(issue('f', 'y@kommun.example')).toBeDefined()
  wait(15.1)
  expect(issue('f', 'x@kommun.example')).toBeDefined()
})

test('the same address is the same login', () => {
  expect(subOf(' Anna.Berg@Kommun.example')).toBe(subOf('anna.berg@kommun.example'))
  expect(subOf('a@kommun.example')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(nameOf('åsa.berg-lund@kommun.example')).toBe('Åsa Berg Lund')
})
