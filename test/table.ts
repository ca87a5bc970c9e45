import { inject } from 'vitest'
import { createTable } from '#infra/local/create-table.ts'
import type { Table } from '#functions/data/table.ts'

/** A table of its own for a test, on the real engine. */
export const freshTable = () => createTable(inject('database'), `test-${crypto.randomUUID()}`)

type Command = { constructor: { name: string }; input: Record<string, unknown> }

/** The same table with faults: `before` may throw instead of sending, `after` may throw although it was done. */
export const faulty = (
  table: Table,
  faults: { before?: (command: Command) => void; after?: (command: Command) => void },
): Table => ({
  name: table.name,
  send: async command => {
    faults.before?.(command)
    const answer = await table.send(command)
    faults.after?.(command)
    return answer
  },
})

export const fault = (name: string) => Object.assign(new Error(name), { name })

/** Every read answers one item a page. */
export const onePerPage = (table: Table): Table =>
  faulty(table, {
    before: ({ constructor, input }) => {
      if (constructor.name === 'QueryCommand') input['Limit'] = 1
    },
  })

/** What a transaction's writes cost in the cloud: two units for each KB of each row. The local engine counts one. */
const transacted = (writes: unknown[]) =>
  writes.reduce<number>((sum, write) => sum + 2 * Math.ceil(JSON.stringify(write, packed).length / 1024), 0)
/** What is packed takes as much room as it has bytes. */
const packed = (_: string, value: unknown) => {
  const { type, data } = (value ?? {}) as { type?: string; data?: unknown[] }
  return type === 'Buffer' && data ? '.'.repeat(data.length) : value
}

/** Every command says what it costs; `units` is what has been spent so far, `read` what of it was spent on reading. */
export function metered(table: Table) {
  let [spent, read] = [0, 0]
  const counting: Table = {
    name: table.name,
    send: async command => {
      const { input, constructor } = command as unknown as Command
      input['ReturnConsumedCapacity'] = 'TOTAL'
      const answer: unknown = await table.send(command)
      if ('TransactItems' in input) {
        spent += transacted(input['TransactItems'] as unknown[])
        return answer as never
      }
      const { ConsumedCapacity: of } = answer as { ConsumedCapacity?: Units | Units[] }
      const units = [of ?? []].flat().reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0)
      spent += units
      if (/Get|Query/.test(constructor.name)) read += units
      return answer as never
    },
  }
  return { table: counting, units: () => spent, read: () => read }
}
type Units = { CapacityUnits: number }
