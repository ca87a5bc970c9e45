import { isOpenTo, domainOf } from '#shared/domains.ts'
import { Tenant } from '#shared/tenants.ts'
import { newToken, type Saved } from './collection.ts'
import type { Data } from './index.ts'
import { platformKeys, tenantKeys } from './keys.ts'
import type { Machine } from './machine.ts'
import { crossing } from './members.ts'
import { openDoor, type Write } from './table.ts'

/** Saves the municipality's facts; whoever signs in with an address of a domain it opens to finds it by the domain. */
export async function saveTenant(
  machine: Pick<Machine, 'table'>,
  { tenant }: Data,
  before: Saved<Tenant>,
  after: Tenant,
): Promise<Saved<Tenant>> {
  const { municipality } = after
  const [was, is] = [before, after].map(({ openDomains }) => openDomains) as [string[], string[]]
  const key = (domain: string) => platformKeys.opened(domain, municipality)
  const found: Write[] = [
    ...is.filter(of => !was.includes(of)).map((domain): Write => ({ Put: { Item: key(domain) } })),
    ...was.filter(of => !is.includes(of)).map((domain): Write => ({ Delete: { Key: key(domain) } })),
  ]
  const door = crossing(
    machine,
    municipality,
    [...was, ...is].map(domain => key(domain).pk),
  )
  await tenant.commit(after, [...(await tenant.writes.save(before, after)), ...found], newToken(), door)
  return tenant.written(after, before.revision + 1)
}

/** Codes of the municipalities that let everyone with such an address read, today. */
export async function openedTo({ table }: Pick<Machine, 'table'>, email: string): Promise<string[]> {
  const { pk } = platformKeys.opened(domainOf(email), '')
  const codes = (await openDoor(table, of => of === pk).all({ pk })).map(({ sk }) => sk)
  const open = await Promise.all(
    codes.map(async code => {
      const { meta, prefix } = tenantKeys(code)
      const row = await openDoor(table.forTenant?.(code) ?? table, of => of === prefix).get(meta())
      const tenant = row && Tenant.parse(row)
      return tenant?.state === 'active' && isOpenTo(tenant, email) ? code : []
    }),
  )
  return open.flat()
}
