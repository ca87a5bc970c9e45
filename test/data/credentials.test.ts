import { expect, test } from 'vitest'
import { dataFor } from '#functions/data/index.ts'
import type { Table } from '#functions/data/table.ts'
import { town } from '../town.ts'

test('a municipality’s rows are asked for by its own credentials, and never by the platform’s', async () => {
  const { platform, data } = await town()
  const asked: string[] = []
  const table: Table = {
    ...platform.table,
    send: () => Promise.reject(new Error('the platform’s credentials')),
    forTenant(municipality) {
      asked.push(municipality)
      return platform.table
    },
  }
  const own = dataFor(data.scope.actor, { ...platform, table })
  const objects = await own.objects.list()
  expect(objects).toEqual(await data.objects.list())
  const saved = await own.objects.save(objects[0]!, { ...objects[0]!, name: 'Bygglov' })
  expect(await data.objects.get(saved.id)).toMatchObject({ name: 'Bygglov' })
  expect(asked).toEqual(['9981'])
})
