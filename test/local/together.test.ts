import { expect, test } from 'vitest'
import { openDoor, ConditionFailed, type Write } from '#functions/data/table.ts'
import { newToken } from '#functions/data/collection.ts'
import { together } from '#infra/local/together.ts'
import { faulty, freshTable } from '../table.ts'

const put = (sk: string, value: number, condition?: string): Write => ({
  Put: { Item: { pk: 'T#9981', sk, value }, ...(condition && { ConditionExpression: condition }) },
})
async function open() {
  let sent = 0
  const table = faulty(await freshTable(), {
    before: ({ constructor }) => void (sent += +/Write/.test(constructor.name)),
  })
  const door = openDoor(together(table), pk => pk === 'T#9981')
  const write = (...writes: Write[]) => door.commit(writes, newToken())
  return { door, write, sent: () => sent }
}

test('a hundred small transactions at once are two, and every row is there', async () => {
  const { door, write, sent } = await open()
  await Promise.all(Array.from({ length: 100 }, (_, i) => write(put(`a${i}`, i), put(`b${i}`, i))))
  expect(sent()).toBe(2)
  expect(await door.all({ pk: 'T#9981' })).toHaveLength(200)
})

test('a row that is written again and again at once has the last value', async () => {
  const { door, write } = await open()
  await Promise.all(Array.from({ length: 9 }, (_, i) => write(put('a', i))))
  expect(await door.get({ pk: 'T#9981', sk: 'a' })).toMatchObject({ value: 8 })
})

test('a refusal is heard, and what comes later is written', async () => {
  const { door, write } = await open()
  await write(put('a', 1))
  await expect(write(put('a', 2, 'attribute_not_exists(pk)'))).rejects.toThrow(ConditionFailed)
  await write(put('b', 3))
  expect(await door.all({ pk: 'T#9981' })).toMatchObject([{ value: 1 }, { value: 3 }])
})
