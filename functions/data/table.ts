import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import {
  BatchGetCommand,
  BatchWriteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { Refusal } from '#shared/refusal.ts'
import type { Key } from './keys.ts'
import { joined, type Mark, type Share } from './shares.ts'

export type Row = Key & Record<string, unknown>

type Condition = {
  ConditionExpression?: string
  ExpressionAttributeNames?: Record<string, string>
  ExpressionAttributeValues?: Record<string, unknown>
  ReturnValuesOnConditionCheckFailure?: 'ALL_OLD'
}
/** One part of a transaction; the door fills in the table. */
export type Write =
  | { Put: Condition & { Item: Row } }
  | { Delete: Condition & { Key: Key } }
  | { Update: Condition & { Key: Key; UpdateExpression: string } }
  | { ConditionCheck: Condition & { Key: Key; ConditionExpression: string } }
  | { Share: Share }
  | { Mark: Mark }

/**
 * The table, and how commands reach it. Tests wrap `send` to inject faults.
 * `forTenant`: the same table by credentials that reach one municipality's rows alone, where the machine has such.
 */
export type Table = {
  name: string
  send: (command: never) => Promise<never>
  forTenant?: (municipality: string) => Table
}

/** `dynamodb` is AWS's configuration of the client: empty in the cloud, an endpoint on one computer. */
export function connect(name: string, dynamodb: DynamoDBClientConfig = {}): Table {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(dynamodb), {
    marshallOptions: { removeUndefinedValues: true },
  })
  return { name, send: command => client.send(command) }
}

/** A write was refused by its condition: `index` in the transaction, and the row as it stands. */
export class ConditionFailed extends Error {
  readonly index: number
  readonly row: Row | undefined
  constructor(index: number, row: Row | undefined) {
    super(`condition ${index} failed`)
    this.index = index
    this.row = row
  }
}

type Question = {
  pk: string
  /** First characters of the sort key. */
  begins?: string
  index?: 'gsi1'
  newestFirst?: boolean
  /** Sees every write answered before it; costs twice. Not on an index. */
  consistent?: boolean
  limit?: number
  after?: Key
}

/** Keys that one request takes. */
const AT_ONCE = 100

/**
 * A door to the rows that `owns` says are ours. Every key sent and every row received is checked,
 * so a mistake elsewhere becomes an error here, never another municipality's data.
 */
export function openDoor(table: Table, owns: (pk: string) => boolean) {
  const mine = (pk: unknown) => {
    if (typeof pk !== 'string' || !owns(pk)) throw new Error(`not ours: ${String(pk)}`)
  }
  const checked = (row: Row): Row => {
    mine(row.pk)
    if (row.gsi1pk !== undefined) mine(row.gsi1pk)
    return row
  }
  const send = <T>(command: object) => table.send(command as never) as Promise<T>

  async function page(q: Question): Promise<{ rows: Row[]; after: Key | undefined }> {
    mine(q.pk)
    const [pk, sk] = q.index ? ['gsi1pk', 'gsi1sk'] : ['pk', 'sk']
    const answer = await retrying(() =>
      send<{ Items?: Row[]; LastEvaluatedKey?: Key }>(
        new QueryCommand({
          TableName: table.name,
          ...(q.index && { IndexName: q.index }),
          KeyConditionExpression: q.begins ? '#p = :p AND begins_with(#s, :s)' : '#p = :p',
          ExpressionAttributeNames: { '#p': pk!, ...(q.begins && { '#s': sk! }) },
          ExpressionAttributeValues: { ':p': q.pk, ...(q.begins && { ':s': q.begins }) },
          ScanIndexForward: !q.newestFirst,
          ConsistentRead: q.consistent,
          Limit: q.limit,
          ExclusiveStartKey: q.after,
        }),
      ),
    )
    return { rows: (answer.Items ?? []).map(checked), after: answer.LastEvaluatedKey }
  }

  return {
    async get({ pk, sk }: Key): Promise<Row | undefined> {
      mine(pk)
      const get = new GetCommand({ TableName: table.name, Key: { pk, sk }, ConsistentRead: true })
      const { Item } = await retrying(() => send<{ Item?: Row }>(get))
      return Item && checked(Item)
    },

    /** Several rows by their keys, in that order: a hundred in each request, which is what one takes. */
    async gets(of: Key[]): Promise<(Row | undefined)[]> {
      for (const { pk } of of) mine(pk)
      const found = new Map<string, Row>()
      const place = ({ pk, sk }: Key) => `${pk} ${sk}`
      let left = of.map(({ pk, sk }) => ({ pk, sk }))
      while (left.length > 0) {
        const RequestItems = { [table.name]: { Keys: left.slice(0, AT_ONCE), ConsistentRead: true } }
        const answer: Gotten = await retrying(() => send<Gotten>(new BatchGetCommand({ RequestItems })))
        for (const row of answer.Responses?.[table.name] ?? []) found.set(place(row), checked(row))
        left = [...(answer.UnprocessedKeys?.[table.name]?.Keys ?? []), ...left.slice(AT_ONCE)]
      }
      return of.map(key => found.get(place(key)))
    },

    page,

    /** Every row that answers the question: follows the engine's pages to the end. */
    async all(q: Omit<Question, 'limit' | 'after'>): Promise<Row[]> {
      const rows: Row[] = []
      let after: Key | undefined
      do {
        const next = await page({ ...q, ...(after && { after }) })
        rows.push(...next.rows)
        after = next.after
      } while (after)
      return rows
    },

    /**
     * All or nothing. The same token goes with every attempt, so a write that was committed
     * before the answer was lost is not done twice.
     */
    async commit(writes: Write[], token: string): Promise<void> {
      for (const write of writes) for (const key of keysOf(write)) mine(key)
      const command = () =>
        new TransactWriteCommand({
          TransactItems: joined(writes, token).map(named(table.name)),
          ClientRequestToken: token,
        })
      await retrying(() => send(command()).catch(cancelled))
    },

    /** One more in the row's count; answers the new count. `ttl` in epoch seconds. */
    async count({ pk, sk }: Key, ttl: number): Promise<number> {
      mine(pk)
      const update = new UpdateCommand({
        TableName: table.name,
        Key: { pk, sk },
        UpdateExpression: 'ADD #count :one SET #ttl = :ttl',
        ExpressionAttributeNames: { '#count': 'count', '#ttl': 'ttl' },
        ExpressionAttributeValues: { ':one': 1, ':ttl': ttl },
        ReturnValues: 'UPDATED_NEW',
      })
      const { Attributes } = await retrying(() => send<{ Attributes: { count: number } }>(update))
      return Attributes.count
    },

    /** Rows that nobody sees until a last write makes them visible (imports, demo data); 25 at a time, no conditions. */
    async load(rows: Row[]): Promise<void> {
      rows.forEach(checked)
      for (let i = 0; i < rows.length; i += 25) {
        let left: unknown = { [table.name]: rows.slice(i, i + 25).map(Item => ({ PutRequest: { Item } })) }
        while (left && Object.keys(left).length > 0) {
          const batch = new BatchWriteCommand({ RequestItems: left as never })
          left = (await retrying(() => send<{ UnprocessedItems?: unknown }>(batch))).UnprocessedItems
        }
      }
    },
  }
}
type Gotten = { Responses?: Record<string, Row[]>; UnprocessedKeys?: Record<string, { Keys: Key[] }> }

export type Door = ReturnType<typeof openDoor>

type Transaction = NonNullable<TransactWriteCommandInput['TransactItems']>
const named = (TableName: string) => (write: Write) =>
  Object.fromEntries(Object.entries(write).map(([kind, of]) => [kind, { ...of, TableName }])) as Transaction[number]

function keysOf(write: Write): unknown[] {
  if ('Share' in write) return [write.Share.Key.pk]
  if ('Mark' in write) return [write.Mark.Key.pk]
  if ('Put' in write)
    return [write.Put.Item.pk, ...(write.Put.Item.gsi1pk === undefined ? [] : [write.Put.Item.gsi1pk])]
  const of = 'Update' in write ? write.Update : 'Delete' in write ? write.Delete : write.ConditionCheck
  return [of.Key.pk]
}

const passing = new Set([
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'TransactionInProgressException',
  'TransactionConflictException',
  'InternalServerError',
  'TimeoutError',
  'ECONNRESET',
])

/** Tries again, with jitter, what passes by itself; refuses as busy when it lasts. */
async function retrying<T>(attempt: () => Promise<T>): Promise<T> {
  for (let i = 0; ; i++) {
    try {
      return await attempt()
    } catch (error) {
      const { name, code } = error as { name?: string; code?: string }
      if (!passing.has(name ?? '') && !passing.has(code ?? '')) throw error
      if (i === 5) throw new Refusal('busy', { seconds: 2 })
      await new Promise(resolve => setTimeout(resolve, Math.random() * 25 * 2 ** i))
    }
  }
}

/** Reads why a transaction was cancelled before calling it anything. */
function cancelled(error: unknown): never {
  const { name, CancellationReasons: reasons } = error as {
    name?: string
    CancellationReasons?: { Code?: string; Item?: Parameters<typeof unmarshall>[0] }[]
  }
  if (name !== 'TransactionCanceledException' || !reasons) throw error
  const failed = reasons.findIndex(reason => reason.Code === 'ConditionalCheckFailed')
  if (failed >= 0) {
    const item = reasons[failed]!.Item
    throw new ConditionFailed(failed, item && (unmarshall(item) as Row))
  }
  const conflict = reasons.some(r => r.Code === 'TransactionConflict' || r.Code === 'ThrottlingError')
  throw conflict ? Object.assign(new Error('conflict'), { name: 'TransactionConflictException' }) : error
}
