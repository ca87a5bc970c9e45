import { expect, test } from 'vitest'
import { mentionsOf } from '#shared/mentions.ts'
import { presetModel } from '#shared/presets/model.ts'

const model = presetModel('full')
const renamed = (names: Record<string, string>, lines: string[] = []) => ({
  roles: model.roles.map(role => ({
    ...role,
    name: names[role.id] ?? role.name,
    ...(role.id === 'objektspecialist' && { takesPart: lines }),
  })),
})
const becomes = (names: Record<string, string>, lines: string[]) =>
  mentionsOf({ roles: renamed({}, lines).roles }, renamed(names, lines))
    .filter(({ role }) => role === 'Objektspecialist')
    .map(mention => mention.becomes)

test('a role that is renamed is still mentioned by its old name in the mandates of others', () => {
  expect(mentionsOf(model, renamed({ objektagare: 'Processägare' }))).toEqual([
    {
      role: 'Objektägare IT',
      line: 'Planens IT-del tillsammans med objektägaren',
      becomes: 'Planens IT-del tillsammans med processägaren',
    },
  ])
  expect(mentionsOf(model, model)).toEqual([])
})

test('an ending follows along to a name that ends alike, and is left out where it would be no word', () => {
  const lines = ['Objektägarens beslut', 'Frågar objektägaren', 'Det som objektägare gör']
  expect(becomes({ objektagare: 'Systemägare' }, lines)).toEqual([
    'Systemägarens beslut',
    'Frågar systemägaren',
    'Det som systemägare gör',
  ])
  expect(becomes({ objektagare: 'Objektansvarig' }, lines)).toEqual([
    'Objektansvarigs beslut',
    'Frågar objektansvarig',
    'Det som objektansvarig gör',
  ])
})

test('another role with a longer name, and a word that only begins like it, are left alone', () => {
  const lines = ['Stöder objektägare IT', 'Leder objektägarekretsen']
  expect(becomes({ objektagare: 'Processägare' }, lines)).toEqual([])
  expect(becomes({ 'objektagare-it': 'IT-ägare' }, lines)).toEqual(['Stöder IT-ägare'])
})
