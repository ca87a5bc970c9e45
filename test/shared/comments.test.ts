import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { mentionedIn, partsOf, readable, stored } from '#shared/comments.ts'

const people = [
  { id: 'al', name: 'Anna Lind' },
  { id: 'als', name: 'Anna Lindström' },
  { id: 'b1', name: 'Bo Ek' },
  { id: 'b2', name: 'Bo Ek' },
  { id: 'aa', name: 'Åsa Öst-Ek' },
]
const names = Object.fromEntries(people.map(({ id, name }) => [id, name]))

test('who is written with @ and a whole name is mentioned, the longest name first', () => {
  expect(stored('@Anna Lindström och @Anna Lind, se', people)).toBe('@[als] och @[al], se')
  expect(stored('@Anna Lindgren', people)).toBe('@Anna Lindgren')
  expect(stored('@Åsa Öst-Ek: hej', people)).toBe('@[aa]: hej')
})

test('of two with the same name it is the one who was chosen, and nobody when none was', () => {
  expect(stored('@Bo Ek', people)).toBe('@Bo Ek')
  expect(stored('@Bo Ek', people, { 'Bo Ek': 'b2' })).toBe('@[b2]')
})

test('an address of mail is no mention', () => {
  expect(mentionedIn(stored('anna@Anna.example', people))).toEqual([])
})

const words = fc
  .array(
    fc.oneof(
      fc.string(),
      fc.constantFrom('@', '@[al]', '\n', 'https://a.example/x?y=1).', ...people.map(p => `@${p.name} `)),
    ),
  )
  .map(all => all.join(''))

test.prop([words])('what is stored reads as it was written', text => {
  const chosen = { 'Bo Ek': 'b1' }
  expect(readable(stored(text, people, chosen), names)).toBe(readable(text, names))
})

test.prop([words])('the parts of a text are the whole text, in order, and links lead only to the web', text => {
  const parts = partsOf(text, names)
  const whole = parts
    .map(part => ('text' in part ? part.text : 'link' in part ? part.link : `@[${part.person}]`))
    .join('')
  expect(whole).toBe(text)
  for (const part of parts)
    if ('link' in part) expect(['http:', 'https:']).toContain(new URL(part.link, 'javascript:x').protocol)
})
