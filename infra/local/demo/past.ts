import type { PersonActor } from '#shared/actor.ts'
import { dataFor, type Data } from '#functions/data/index.ts'
import type { Platform } from '#functions/platform/index.ts'
import { people } from './norrbacka.ts'

/** The same platform at an instant that has passed: what the demo tells of the past happened then. */
export const at = (platform: Platform, instant: string): Platform => ({
  ...platform,
  clock: { ...platform.clock, now: () => new Date(instant) },
})

/** When Norrbäcka's register was filled in. */
export const BEGINNING = '2025-01-08T08:30:00.000Z'

/** One of Norrbäcka's people, who holds nothing unless it is said. */
export const someone = (person: string, held: PersonActor['held'] = []): PersonActor => ({
  ...{ kind: 'person', municipality: '9901', person, name: people[person.toUpperCase()]![0], held },
  ...{ accountRoles: [], openToAll: true },
})

const kinds = [
  ...(['objects', 'systems', 'contracts', 'integrations', 'components'] as const),
  ...(['suppliers', 'people', 'forums', 'decisions'] as const),
] as const
type Kind = (typeof kinds)[number]
type Change = [at: string, by: string, change?: object]

/** How some things were in the beginning, and who changed what since; the last change made them as they are. */
const past: Partial<Record<Kind, Record<string, { first: object; changes: Change[] }>>> = {
  objects: {
    fo03: { first: { purpose: 'IT-stöd för äldreomsorgen.' }, changes: [['2026-02-26T12:10:00Z', 'kw']] },
  },
  systems: {
    'sys-fo03-1': {
      first: { hosting: 'own', criticality: 'medium', users: 520, continuityTested: '2025-03-20' },
      changes: [
        ['2025-06-12T07:41:00Z', 'kw', { users: 560 }],
        ['2025-11-18T13:05:00Z', 'nb', { hosting: 'saas' }],
        ['2026-03-12T14:22:00Z', 'kw', { continuityTested: '2026-03-12' }],
        ['2026-06-02T08:15:00Z', 'al'],
      ],
    },
    'sys-fo10-1': { first: { criticality: 'medium' }, changes: [['2026-04-28T11:30:00Z', 'tr']] },
  },
  contracts: {
    'avt-fo03-1': {
      first: { noticeMonths: 3, owner: 'tr', valuePerYear: 36_500_000 },
      changes: [
        ['2025-09-04T09:12:00Z', 'tr', { owner: 'nb' }],
        ['2026-06-15T12:48:00Z', 'nb'],
      ],
    },
  },
  integrations: {
    'int-1': { first: { method: 'file', frequency: 'daily' }, changes: [['2026-02-03T14:05:00Z', 'nb']] },
  },
  components: {
    'cmp-3': {
      first: { note: '', owner: 'kw' },
      changes: [
        ['2025-10-07T06:50:00Z', 'kw', { owner: 'em' }],
        ['2026-01-20T09:35:00Z', 'em'],
      ],
    },
  },
  suppliers: {
    'sup-1': { first: { contact: 'Bo Nyman', phone: '' }, changes: [['2026-04-20T07:25:00Z', 'nb']] },
  },
  people: {
    kw: { first: { title: 'Systemförvaltare', available: 60 }, changes: [['2026-01-12T08:00:00Z', 'md']] },
  },
  forums: {
    'grupp-aldreomsorg': { first: { meetings: [] }, changes: [['2026-08-19T11:20:00Z', 'kw']] },
  },
  decisions: {
    'beslut-larm': {
      first: {
        text: 'Avtalet för Trygglarm 4 förlängs inte. Upphandling inleds 2027.',
        reference: 'SN 2026/118',
        former: [],
      },
      changes: [['2026-06-09T07:32:00Z', 'kw']],
    },
  },
}

/** The data, in which what has a past is made as it was first and then changed by the ordinary way; nothing else is otherwise. */
export function withPast(data: Data, platform: Platform): Data {
  const by = ([instant, person]: Change) => dataFor(someone(person), at(platform, instant))
  const lived = (kind: Kind) => ({
    ...data[kind],
    async create(item: { id: string; day?: string }) {
      const { first, changes } = past[kind]?.[item.id] ?? { first: {}, changes: [] }
      // A decision was recorded on the day it was taken. Each kind takes what it gives.
      const then = item.day ? dataFor(data.scope.actor, at(platform, `${item.day}T13:00:00Z`)) : data
      let is = (await then[kind].create({ ...item, ...first } as never)) as { revision: number }
      for (const change of changes)
        is = await by(change)[kind].save(is as never, { ...is, ...(change[2] ?? item) } as never)
      return is
    },
  })
  return { ...data, ...Object.fromEntries(kinds.map(kind => [kind, lived(kind)])) }
}
