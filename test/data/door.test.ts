import { expect, test } from 'vitest'
import { openDoor } from '#functions/data/table.ts'
import { freshTable } from '../table.ts'

test('rows are read by their keys however many they are, in the order they were asked for', async () => {
  const door = openDoor(await freshTable(), pk => pk === 'T#9981')
  const rows = Array.from({ length: 230 }, (_, i) => ({ pk: 'T#9981', sk: String(i), n: i }))
  await door.load(rows)
  const asked = [...rows.toReversed().map(({ pk, sk }) => ({ pk, sk })), { pk: 'T#9981', sk: 'nobody' }]
  const found = await door.gets(asked)
  expect(found.map(row => row?.['n'])).toEqual([...rows.toReversed().map(({ n }) => n), undefined])
})
