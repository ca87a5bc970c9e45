import { Worker } from 'node:worker_threads'
import { serve } from '@hono/node-server'
import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { Hono } from 'hono'
import type { Table } from '#functions/data/table.ts'
import { createTable } from '#infra/local/create-table.ts'
import { startDatabase } from '#infra/local/database.ts'
import { largeTown } from '../large.ts'
import { client, machine } from '../town.ts'
import type { Figure } from './figure.ts'
import type { Load } from './load.ts'
import { ownTime } from './own-time.ts'

const SECONDS = 5
const PLACE = '/9981'
const goal = { unit: 'ms', goal: '≤ 25' }

/**
 * Lists of a municipality with 60 objects and 400 systems: the API's own time, also when nothing is remembered, and
 * requests per second at one and at sixteen connections, beside the raw table read of the same rows and a constant
 * answer of the same bytes.
 */
export async function portfolio(): Promise<Figure[]> {
  const database = await startDatabase()
  const at = await largeTown(await machine(await createTable(database.endpoint, 'bench')))
  const cookie = { Cookie: '__Host-jarnkoll=secret-reader-9981' }
  await client(at, 'reader-9981')('GET', `${PLACE}/me`)

  const figures: Figure[] = []
  for (const path of ['objects', 'systems']) {
    figures.push({ figure: `${path}, own time p50`, ...goal, value: await ownTime(at, `${PLACE}/${path}`, cookie) })
    figures.push({
      ...{ figure: `${path}, own time p50, nothing remembered`, ...goal },
      value: await ownTime(at, `${PLACE}/${path}`, cookie, true),
    })
    const answer = await (await at.app.request(`/api${PLACE}/${path}`, { headers: cookie })).text()
    figures.push({ figure: `${path}, answer`, value: Math.round(answer.length / 102.4) / 10, unit: 'KB' })
    const constant = new Hono().get('*', c => c.body(answer, 200, { 'Content-Type': 'application/json' }))
    for (const connections of [1, 16]) {
      const rate = async (fetch: (request: Request) => Response | Promise<Response>) =>
        perSecond(fetch, `/api${PLACE}/${path}`, connections, cookie)
      const beside = `${connections} connection${connections > 1 ? 's' : ''}`
      const unit = 'requests/s'
      figures.push(
        {
          ...{ figure: `${path}, ${beside}`, value: await rate(r => at.app.fetch(r)), unit },
          ...(path === 'systems' && { goal: connections === 1 ? '> 135' : '> 156' }),
        },
        { figure: `constant answer, ${beside}`, value: await rate(r => constant.fetch(r)), unit },
      )
    }
  }
  const raw = new Hono().get('*', async c => c.json(await systemsRaw(at.platform.table)))
  for (const connections of [1, 16]) {
    const beside = `${connections} connection${connections > 1 ? 's' : ''}`
    const value = await perSecond(r => raw.fetch(r), '/', connections, {})
    const ours = figures.find(({ figure }) => figure === `systems, ${beside}`)!.value
    figures.push(
      { figure: `raw table read of 400 systems, ${beside}`, value, unit: 'requests/s' },
      // What a general-purpose platform did against the raw read on the reference machine: 135 to 68, and 156 to 100.
      {
        ...{ figure: `systems against the raw read, ${beside}`, value: Math.round((10 * ours) / value) / 10 },
        ...{ unit: 'times', goal: connections === 1 ? '> 2.0' : '> 1.6' },
      },
    )
  }
  await database.stop()
  return figures
}

async function systemsRaw(table: Table) {
  const rows: unknown[] = []
  for (let after: Record<string, unknown> | undefined; ;) {
    const page = (await table.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'pk = :p AND begins_with(sk, :s)',
        ExpressionAttributeValues: { ':p': 'T#9981', ':s': 'SYS#' },
        ExclusiveStartKey: after,
      }) as never,
    )) as { Items: unknown[]; LastEvaluatedKey?: Record<string, unknown> }
    rows.push(...page.Items)
    if (!page.LastEvaluatedKey) return rows
    after = page.LastEvaluatedKey
  }
}

/** Requests answered in a second by a server of its own, asked from another thread, so many under way at a time. */
async function perSecond(
  fetchIt: (request: Request) => Response | Promise<Response>,
  path: string,
  connections: number,
  headers: Record<string, string>,
) {
  const server = serve({ fetch: fetchIt, port: 0 })
  await new Promise(resolve => server.once('listening', resolve))
  const { port } = server.address() as { port: number }
  const workerData: Load = { url: `http://127.0.0.1:${port}${path}`, headers, connections, seconds: SECONDS }
  const worker = new Worker(new URL('./load.ts', import.meta.url), { workerData })
  const rate = await new Promise<number>((resolve, reject) => worker.once('message', resolve).once('error', reject))
  await worker.terminate()
  server.close()
  return Math.round(rate * 10) / 10
}
