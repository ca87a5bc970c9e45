import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import type { Table } from '#functions/data/table.ts'

type Writes = NonNullable<TransactWriteCommandInput['TransactItems']>
type Waiting = { writes: Writes; done: (answer: never) => void; failed: (error: unknown) => void }

/** DynamoDB's limit for one transaction. */
const MOST = 100

/**
 * The table, with small transactions that are sent at the same time put together into few large ones: DynamoDB Local
 * takes six times as long for the same rows two by two. For demo data alone: whoever shares a transaction shares its refusal.
 */
export function together(table: Table): Table {
  let waiting: Waiting[] = []
  let flushing = false

  // One after the other: what comes meanwhile goes with the next, and a row that is written twice is written in order.
  async function flush() {
    while (waiting.length > 0) {
      const [first, ...rest] = bundles(waiting)
      waiting = rest.flat()
      const TransactItems = joined(first!.flatMap(({ writes }) => writes))
      await table.send(new TransactWriteCommand({ TransactItems }) as never).then(
        answer => first!.forEach(({ done }) => done(answer)),
        error => first!.forEach(({ failed }) => failed(error)),
      )
    }
    flushing = false
  }

  return {
    ...table,
    send: (command: object) =>
      command instanceof TransactWriteCommand
        ? new Promise<never>((done, failed) => {
            waiting.push({ writes: command.input.TransactItems!, done, failed })
            if (!flushing) setImmediate(() => void flush())
            flushing = true
          })
        : table.send(command as never),
  }
}

/** What many write into one row side by side, a list's rows, is one write of it; the last one's mark stands. */
function joined(writes: Writes): Writes {
  const shared = new Map<string, Writes[number]>()
  const rest = writes.filter(write => {
    if (!isShared(write)) return true
    shared.set(rowOf(write), besides(shared.get(rowOf(write)), write))
    return false
  })
  return [...rest, ...shared.values()]
}

function besides(before: Writes[number] | undefined, write: Writes[number]): Writes[number] {
  const [one, other] = [before?.Update, write.Update]
  if (!one || !other) return write
  const clauses = [one, other].flatMap(of => of.UpdateExpression!.slice('SET '.length).split(', '))
  return {
    Update: {
      ...other,
      UpdateExpression: `SET ${[...new Set(clauses)].join(', ')}`,
      ExpressionAttributeNames: { ...one.ExpressionAttributeNames, ...other.ExpressionAttributeNames },
      ExpressionAttributeValues: { ...one.ExpressionAttributeValues, ...other.ExpressionAttributeValues },
    },
  }
}

const isMark = ({ Put }: Writes[number]) => String(Put?.Item?.['sk']).startsWith('MARK#')
const isListed = ({ Update }: Writes[number]) =>
  Update?.ConditionExpression === undefined &&
  /^SET #r_[^ ]+ = [^ ]+, #mark = :mark$/.test(Update?.UpdateExpression ?? '')
const isShared = (write: Writes[number]) => isMark(write) || isListed(write)
/** The row; of a list's row, the one that is written in it. */
const placeOf = (write: Writes[number]) =>
  isListed(write) ? `${rowOf(write)} ${write.Update!.UpdateExpression}` : rowOf(write)

/** Transactions in the order they came, as many in one as fit; no row twice in one. */
function bundles(waiting: Waiting[]): Waiting[][] {
  const all: Waiting[][] = []
  let rows = new Set<string>()
  for (const one of waiting) {
    const own = one.writes.map(placeOf)
    const again = one.writes.some(write => !isMark(write) && rows.has(placeOf(write)))
    if (all.length === 0 || rows.size + own.length > MOST || again) {
      all.push([])
      rows = new Set()
    }
    all.at(-1)!.push(one)
    own.forEach(row => rows.add(row))
  }
  return all
}

const rowOf = ({ Put, Update, Delete, ConditionCheck }: Writes[number]) => {
  const { pk, sk } = Put?.Item ?? (Update ?? Delete ?? ConditionCheck)!.Key!
  return `${pk} ${sk}`
}
