import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { stories, storyOf } from '#shared/stories.ts'
import { ifMatch, town, type Part } from '../town.ts'

/** Every kind of thing that is kept, read off the data room itself: what each collection calls its rows. */
const room = new URL('../../functions/data/', import.meta.url)
const kinds = readdirSync(room)
  .flatMap(file => [
    ...readFileSync(new URL(file, room), 'utf8').matchAll(
      /(?:collection|theOnly)\(\s*\w+,\s*\{\s*(?:\.\.\.\{ )?name: ['`](\w+)/g,
    ),
  ])
  .map(([, name]) => name!)
const parts: Part[] = ['modelAdmin', 'controller', 'owner', 'leader', 'specialist', 'reader', 'member']

test('what has a story is something that is kept', () => {
  expect(kinds.length).toBeGreaterThan(20)
  expect(kinds).toEqual(expect.arrayContaining(Object.keys(stories)))
})

const untold = [...new Set(kinds)].filter(kind => !(kind in stories))

test('what is not on the list of stories is most of what is about people and settings', () =>
  expect(untold).toEqual(expect.arrayContaining(['member', 'view', 'joinRequest', 'tenant', 'model'])))

test.each(parts)('what is not on the list of stories has none for a %s', async part => {
  const of = await town()
  await of.data.views.create({ id: 'v', owner: 'owner', name: 'Min', page: 'systems', query: '', shared: false })
  const ids = ['reader', 'v', 'fo1', '2027/fo1', '2027/fo1/GOAL/g', 'x%23y']
  for (const kind of [...untold, 'constructor', 'MEM', ''])
    await Promise.all(
      ids
        .flatMap(id => [`/history/${kind}/${id}`, `/history/between/${kind}/${id}`])
        .map(async at => expect((await of.as(part)('GET', at)).status, at).toBe(404)),
    )
})

test('a story is told without how it is kept and whose id did it, to whoever may read', async () => {
  const of = await town()
  const closed = await town({ municipality: '9982', on: of, openToAll: false })
  await of.as('modelAdmin')('PATCH', '/objects/fo1', { purpose: 'Vård' }, ifMatch(1))
  for (const at of ['/history/object/fo1', '/history/between/object/fo1']) {
    const { status, text } = await of.as('reader')('GET', at)
    expect(status).toBe(200)
    expect(text).toContain('Vård')
    expect(text).not.toMatch(/"(pk|sk|who|sub|revision)"|T#9981/)
    expect((await closed.as('member')('GET', at)).status).toBe(404)
  }
})

test('an address with too few or too many ids, or with a key in it, is no story', () => {
  expect(storyOf('component', ['fo1', 'c1'])).toBeDefined()
  for (const ids of [['fo1'], ['fo1', 'c1', 'x'], ['fo1', 'a#b'], ['fo1', '']])
    expect(storyOf('component', ids)).toBeUndefined()
})
