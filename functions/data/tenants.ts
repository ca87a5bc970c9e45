import { platformKeys } from './keys.ts'
import type { Machine } from './index.ts'
import { openDoor } from './table.ts'

/** The list of tenants that scheduled work goes through: codes and nothing else. */
export function tenantsOf({ table }: Pick<Machine, 'table'>) {
  const door = openDoor(table, pk => pk === 'TENANTS' || pk.startsWith('RUN#'))
  return {
    list: async (): Promise<string[]> => (await door.all({ pk: platformKeys.tenant('').pk })).map(row => row.sk),
    add: (kod: string) => door.load([platformKeys.tenant(kod)]),

    /** Notes that a job is done for a municipality on a day, and how much it wrote. */
    mark: (job: string, day: string, kod: string, written: number) =>
      door.load([{ ...platformKeys.run(job, day, kod), written }]),
    marks: async (job: string, day: string) =>
      (await door.all({ pk: platformKeys.run(job, day, '').pk })).map(row => ({
        municipality: row.sk,
        written: Number(row.written),
      })),
  }
}
