import type { PersonActor } from '#shared/actor.ts'
import { yearOf } from '#shared/day.ts'
import { presetModel } from '#shared/presets/model.ts'
import { presetObjects } from '#shared/presets/objects.ts'
import { presetWheel } from '#shared/presets/wheel.ts'
import { Refusal } from '#shared/refusal.ts'
import { municipalityOf, type Beginning, type SignUp } from '#shared/signups.ts'
import type { Tenant } from '#shared/tenants.ts'
import { dataFor } from '../data/index.ts'
import { loginsOf } from '../data/logins.ts'
import { tenantsOf } from '../data/tenants.ts'
import type { Platform } from '../platform/index.ts'
import type { Login } from './env.ts'

const FIRST = 'p1'

/**
 * A municipality's first day. Every step can be done again, and nothing can be reached before the last one
 * makes it active: a process that is killed in between leaves a sign-up that can simply be finished.
 */
export async function beginMunicipality(
  platform: Platform,
  signUp: SignUp,
  login: Login,
  { preset, startingObjects }: Beginning,
) {
  const { code: municipality, name, officialName, population } = municipalityOf(signUp.municipality)
  const today = await platform.clock.today()
  const actor: PersonActor = {
    kind: 'person',
    municipality,
    person: FIRST,
    name: signUp.name,
    accountRoles: ['modelAdmin'],
    held: [],
    openToAll: false,
  }
  const data = dataFor(actor, platform)

  const tenant: Tenant = {
    municipality,
    name,
    officialName,
    population,
    state: 'verified',
    demo: false,
    openToAll: true,
    fullTimeEquivalents: 0,
    employees: 0,
    createdOn: today,
    signUp: signUp.id,
  }
  await once(data.tenant.create(tenant))
  const ours = await data.tenant.get()
  if (ours.signUp !== signUp.id) throw new Refusal('municipality_taken', { name: officialName })

  let n = 0
  const objects = startingObjects ? presetObjects(preset, () => `fo${String(++n).padStart(2, '0')}`) : []
  await once(data.model.create(presetModel(preset)))
  await once(data.wheels.create(presetWheel(preset, yearOf(today))))
  for (const object of objects) await once(data.objects.create({ ...object, since: today }))
  await once(
    data.people.create({ id: FIRST, name: signUp.name, email: signUp.email, title: '', unit: '', available: 100 }),
  )
  await once(data.members.create({ person: FIRST, sub: login.sub, roles: ['modelAdmin'] }))
  await loginsOf(platform).join({ sub: login.sub, municipality, person: FIRST, roles: ['modelAdmin'] })
  await tenantsOf(platform).add(municipality)
  if (ours.state === 'verified') await data.tenant.save(ours, { ...ours, state: 'active' })
}

/** Done before, by an attempt that was stopped: what is there stays. */
const once = (write: Promise<unknown>) =>
  write.catch((error: unknown) => {
    if (!(error instanceof Refusal) || !['stale', 'value_taken'].includes(error.reason)) throw error
  })
