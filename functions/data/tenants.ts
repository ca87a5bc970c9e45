import { Tenant } from '#shared/tenants.ts'
import type { Machine } from './machine.ts'
import { platformKeys, tenantKeys } from './keys.ts'
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

/** The names of municipalities that a login belongs to, for choosing between them. Nothing else of theirs is read. */
export const tenantNames = ({ table }: Pick<Machine, 'table'>, municipalities: string[]) =>
  Promise.all(
    municipalities.map(async code => {
      const { meta, prefix } = tenantKeys(code)
      const row = await openDoor(table, pk => pk === prefix).get(meta())
      const { name, demo } = Tenant.parse(row)
      return { code, name, demo }
    }),
  )

/** Has the municipality begun? */
export async function tenantExists({ table }: Pick<Machine, 'table'>, code: string): Promise<boolean> {
  const { meta, prefix } = tenantKeys(code)
  const row = await openDoor(table, pk => pk === prefix).get(meta())
  return row !== undefined && Tenant.parse(row).state !== 'verified'
}
