import type { Platform } from '#functions/platform/index.ts'
import { presetObjects } from '#shared/presets/objects.ts'
import { publishSjoviken, sjovikensModel } from './library.ts'
import { begin, join } from './tenants.ts'

/** Sjövikens kommun has just begun: a light model, its objects, and hardly anyone appointed. */
export async function sjoviken(platform: Platform) {
  const tenant = {
    municipality: '9902',
    name: 'Sjöviken',
    officialName: 'Sjövikens kommun',
    population: 8_700,
    fullTimeEquivalents: 740,
    employees: 790,
  }
  const data = await begin(platform, tenant, sjovikensModel)
  await data.people.create({
    id: 'ida',
    name: 'Ida Ström',
    title: 'IT-chef',
    unit: 'Kommunledning',
    available: 60,
    email: 'ida.strom@sjoviken.example',
  })
  await data.people.create({
    id: 'per',
    name: 'Per Hall',
    title: 'Socialchef',
    unit: 'Socialförvaltningen',
    available: 10,
    email: 'per.hall@sjoviken.example',
  })
  await join(platform, data, 'ida.strom@sjoviken.example', 'ida', ['modelAdmin'])
  await join(platform, data, 'per.hall@sjoviken.example', 'per', [])
  let n = 0
  for (const object of presetObjects('light', () => `fo${String(++n).padStart(2, '0')}`))
    await data.objects.create({ ...object, since: '2026-09-01' })
  await data.assignments.create({
    id: 'fo03-objektagare',
    object: 'fo03',
    role: 'objektagare',
    person: 'per',
    from: '2026-09-01',
    extent: 5,
  })
  await publishSjoviken(platform, data, tenant.officialName)
}
