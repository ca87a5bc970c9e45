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
      const [taken, rest] = bundle(waiting)
      waiting = rest
      const TransactItems = joined(taken.flatMap(({ writes }) => writes))
      await table.send(new TransactWriteCommand({ TransactItems }) as never).then(
        answer => taken.forEach(({ done }) => done(answer)),
        error => taken.forEach(({ failed }) => failed(error)),
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

/** Of a list's row, among the marks or the years' words: set by whoever writes it, whatever stands there. */
const isShared = ({ Update }: Writes[number]) =>
  Update?.ConditionExpression === undefined &&
  /^((LIST|MARK)#|BUDGETS$)/.test(String(Update?.Key?.['sk'])) &&
  /^SET [^ ]+ = [^ ]+(, [^ ]+ = [^ ]+)*$/.test(Update?.UpdateExpression ?? '')

/** The rows that are written; of a list's row, what is written in it. A mark stands where the last one put it. */
const placesOf = (write: Writes[number]): string[] =>
  isShared(write)
    ? Object.values(write.Update!.ExpressionAttributeNames!).flatMap(name =>
        /^r_/.test(name) ? [`${rowOf(write)} ${name}`] : [],
      )
    : [rowOf(write)]

/** The first transactions in the order they came, as many as fit in one, no row twice; and the rest. */
function bundle([first, ...others]: Waiting[]): [Waiting[], Waiting[]] {
  const taken = [first!]
  const places = new Set(first!.writes.flatMap(placesOf))
  for (const one of others) {
    const own = one.writes.flatMap(placesOf)
    const size = joined([...taken, one].flatMap(({ writes }) => writes)).length
    if (size > MOST || own.some(place => places.has(place))) break
    taken.push(one)
    own.forEach(place => places.add(place))
  }
  return [taken, others.slice(taken.length - 1)]
}

const rowOf = ({ Put, Update, Delete, ConditionCheck }: Writes[number]) => {
  const { pk, sk } = Put?.Item ?? (Update ?? Delete ?? ConditionCheck)!.Key!
  return `${pk} ${sk}`
}
