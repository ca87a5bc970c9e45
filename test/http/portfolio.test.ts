import { expect, test } from 'vitest'
import { createApp } from '#functions/http/app.ts'
import { largeTown } from '../large.ts'
import { metered } from '../table.ts'
import { client } from '../town.ts'

test('the portfolio of 60 objects and 400 systems with all their facts costs at most 120 read units, the page’s frame with it', async () => {
  const at = await largeTown()
  const { table, units } = metered(at.platform.table)
  const platform = { ...at.platform, table }
  const ask = client({ ...at, platform, app: createApp(platform) }, 'reader-9981')
  const asked = async (path: string) => {
    const before = units()
    const { status, body } = await ask('GET', `/9981${path}`)
    expect(status).toBe(200)
    return { body, cost: units() - before }
  }
  await asked('/me')
  const frame = await asked('/me')
  const portfolio = await asked('/objects')
  expect(portfolio.body.rows).toHaveLength(60)
  expect(portfolio.body.rows.reduce((n: number, row: { systems: number }) => n + row.systems, 0)).toBe(400)
  expect(frame.cost + portfolio.cost).toBeLessThanOrEqual(120)
  // Nothing has changed since: what is read again is who asks.
  const again = [await asked('/me'), await asked('/objects')]
  expect(again.map(({ body }) => body)).toEqual([frame.body, portfolio.body])
  expect(again[0]!.cost + again[1]!.cost).toBeLessThanOrEqual(20)
}, 60_000)
