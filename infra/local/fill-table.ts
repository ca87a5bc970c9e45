import { BatchWriteCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import type { Row, Table } from '#functions/data/table.ts'
import { createTable } from './create-table.ts'
import { startDatabase } from './database.ts'

/**
 * Fills an empty table on disk by way of one in memory: thousands of small transactions cost a disk far more
 * than their rows in batches do.
 */
export async function fillThroughMemory(to: Table, fill: (table: Table) => Promise<void>) {
  const database = await startDatabase()
  try {
    const memory = await createTable(database.endpoint, to.name)
    await fill(memory)
    const rows = await allRows(memory)
    const batches = Array.from({ length: Math.ceil(rows.length / 25) }, (_, i) => rows.slice(i * 25, i * 25 + 25))
    for (let i = 0; i < batches.length; i += 4)
      await Promise.all(batches.slice(i, i + 4).map(batch => write(to, batch)))
  } finally {
    await database.stop()
  }
}

const send = <T>(table: Table, command: object) => table.send(command as never) as Promise<T>

async function allRows(table: Table): Promise<Row[]> {
  const rows: Row[] = []
  for (let ExclusiveStartKey: Record<string, unknown> | undefined; ;) {
    const scan = new ScanCommand({ TableName: table.name, ExclusiveStartKey })
    const page = await send<{ Items?: Row[]; LastEvaluatedKey?: Record<string, unknown> }>(table, scan)
    rows.push(...(page.Items ?? []))
    if (!page.LastEvaluatedKey) return rows
    ExclusiveStartKey = page.LastEvaluatedKey
  }
}

async function write(table: Table, rows: Row[]) {
  let left: unknown = { [table.name]: rows.map(Item => ({ PutRequest: { Item } })) }
  while (left && Object.keys(left).length > 0) {
    const batch = new BatchWriteCommand({ RequestItems: left as never })
    left = (await send<{ UnprocessedItems?: unknown }>(table, batch)).UnprocessedItems
  }
}
