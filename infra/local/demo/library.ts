import type { Data } from '#functions/data/index.ts'
import { publishingOf } from '#functions/data/library.ts'
import type { Platform } from '#functions/platform/index.ts'
import { publishable, published } from '#shared/model-library.ts'
import type { Model } from '#shared/model.ts'
import { presetModel } from '#shared/presets/model.ts'

const light = presetModel('light')

/** Sjöviken's model: the light one, with a mandate, a role and a field of its own. */
export const sjovikensModel: Model = {
  ...light,
  roles: [
    ...light.roles.map(role =>
      role.id === 'forvaltningsledare'
        ? { ...role, decides: ['Vilka ändringar som görs den här månaden', ...role.decides] }
        : role,
    ),
    {
      ...{ id: 'verksamhetsutvecklare', name: 'Verksamhetsutvecklare', level: 'operative', side: 'business' },
      ...{ mandatory: true, decides: [], responsible: ['Rutiner och utbildning för dem som använder systemen'] },
      takesPart: ['Prioriterar behoven tillsammans med förvaltningsledaren'],
    },
  ],
  ownFields: [
    {
      ...{ id: 'preparedness', name: 'Rutin vid avbrott', of: 'system', kind: 'link', required: false, hidden: false },
      guidance: 'Var rutinen finns när systemet ligger nere.',
    },
  ],
}

/** Sjöviken lets others read how it works. */
export async function publishSjoviken(platform: Platform, data: Data, author: string) {
  const [model, wheels] = await Promise.all([data.model.get(), data.wheels.list()])
  const what = {
    name: 'Liten kommun, tre roller',
    description:
      'För en kommun där samma personer gör mycket. En ägare, en ledare och en verksamhetsutvecklare per objekt, och en plan på två sidor. Vi möts en gång i månaden och har rutinen vid avbrott länkad på varje system.',
  }
  const note = published(undefined, what, '2026-09-07')
  await publishingOf(platform, data).publish(undefined, note, {
    ...{ ...what, version: note.version, day: note.day, municipality: data.scope.actor.municipality, author },
    ...{ demo: true, preset: model.preset, parts: publishable({ ...model, events: wheels[0]?.events ?? [] }) },
  })
}
