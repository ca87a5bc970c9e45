import type { AccountRole, JobActor } from '#shared/actor.ts'
import { dataFor, type Data } from '#functions/data/index.ts'
import { loginsOf } from '#functions/data/logins.ts'
import { tenantsOf } from '#functions/data/tenants.ts'
import type { Platform } from '#functions/platform/index.ts'
import type { Model } from '#shared/model.ts'
import { presetWheel } from '#shared/presets/wheel.ts'
import { usuallyPublic, type Tenant } from '#shared/tenants.ts'
import type { WheelEvent } from '#shared/wheel.ts'
import { subOf } from '../accounts.ts'

export const seeder = (municipality: string): JobActor => ({ kind: 'job', municipality, job: 'demo' })

/** "Karin Öst" → "karin.ost": a name as it stands in an address. */
export const plainly = (name: string) =>
  name.toLowerCase().replace(' ', '.').replaceAll(/[åä]/g, 'a').replaceAll('ö', 'o')

/** One municipality with its model, wheel and list entry; active since the beginning of the year before. */
export async function begin(
  platform: Platform,
  tenant: Pick<Tenant, 'municipality' | 'name' | 'officialName' | 'population' | 'fullTimeEquivalents' | 'employees'>,
  model: Model,
  events: WheelEvent[] = [],
) {
  const data = dataFor(seeder(tenant.municipality), platform)
  await data.tenant.create({
    ...tenant,
    state: 'active',
    demo: true,
    openToAll: true,
    openDomains: [],
    publicFields: usuallyPublic,
    createdOn: '2025-01-01',
  })
  await data.model.create(model)
  const wheel = presetWheel(model.preset, 2026)
  await data.wheels.create({ ...wheel, events: [...wheel.events, ...events] })
  await tenantsOf(platform).add(tenant.municipality)
  return data
}

/** A demo person gets an account, and roles in the municipality. */
export async function join(platform: Platform, data: Data, email: string, person: string, roles: AccountRole[]) {
  const sub = subOf(email)
  const municipality = data.scope.actor.municipality
  await loginsOf(platform).join({ sub, municipality, person })
  await data.members.create({ person, sub, address: email, roles })
}
