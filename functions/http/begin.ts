import * as m from '#messages'
import type { PersonActor } from '#shared/actor.ts'
import { yearOf } from '#shared/day.ts'
import { municipalityOf } from '#shared/municipalities.ts'
import { presetModel } from '#shared/presets/model.ts'
import { presetObjects } from '#shared/presets/objects.ts'
import type { Beginning, SignUp } from '#shared/signups.ts'
import { usuallyPublic } from '#shared/tenants.ts'
import { dataFor } from '../data/index.ts'
import { signUpsOf } from '../data/signups.ts'
import type { Platform } from '../platform/index.ts'

/** A sign-up that has been signed in to, with what was chosen. */
export type Chosen = SignUp & { sub: string; beginning: Beginning; model: NonNullable<SignUp['model']> }

const FIRST = 'p1'

/** A municipality's first day, in one transaction: a process that is killed leaves nothing, and of two at once one begins. */
export async function beginMunicipality(platform: Platform, signUp: Chosen) {
  const { sub, email, beginning } = signUp
  const { code: municipality, name, officialName, population } = municipalityOf(signUp.municipality)
  const today = await platform.clock.today()
  const roles: PersonActor['accountRoles'] = ['modelAdmin']
  const first = { kind: 'person' as const, municipality, person: FIRST, name: signUp.name, accountRoles: roles }
  const { tenant, model, wheels, objects, people, members } = dataFor(
    { ...first, held: [], openToAll: false },
    platform,
  )
  const { preset, parts } = signUp.model
  let n = 0
  const chosen = beginning.startingObjects ? presetObjects(preset, () => `fo${String(++n).padStart(2, '0')}`) : []
  const writes = [
    ...tenant.writes.create({
      ...{
        municipality,
        name,
        officialName,
        population,
        state: 'active',
        demo: false,
        openToAll: true,
        openDomains: [],
        publicFields: usuallyPublic,
      },
      ...{ fullTimeEquivalents: 0, employees: 0, createdOn: today, signUp: signUp.id },
    }),
    ...model.writes.create({ ...presetModel('own'), ...parts, preset }),
    ...wheels.writes.create({ year: yearOf(today), events: parts.events }),
    ...chosen.flatMap(object => objects.writes.create({ ...object, since: today })),
    ...people.writes.create({ id: FIRST, name: signUp.name, email, title: '', unit: '', available: 100 }),
    ...members.writes.create({ person: FIRST, sub, address: email, roles }),
  ]
  await signUpsOf(platform).begin(signUp, { sub, municipality, person: FIRST }, writes, officialName)
  await platform.sendMail({
    to: email,
    subject: m.signup_open_subject({}, { locale: 'sv' }),
    text: m.signup_open_text(
      { name: signUp.name, municipality: officialName, link: `${platform.settings.origin}/${municipality}` },
      { locale: 'sv' },
    ),
  })
}
