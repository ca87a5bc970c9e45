import { Hono } from 'hono'
import { changed } from '#shared/change.ts'
import { Description, DescriptionTexts, publicFacts, undescribed, type DescriptionPage } from '#shared/public-facts.ts'
import { may } from '#shared/permissions.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Data } from '../data/index.ts'
import { allow } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'

/** Only a nämnd is a myndighet of its own. */
async function authority(data: Data, id: string) {
  const unit = await data.units.get(id)
  if (unit.kind !== 'board') throw new Refusal('unit_is_no_authority', { name: unit.name })
  return unit
}

/** The description of its public documents that OSL 4 kap. 2 § asks of each myndighet. */
export const publicDescriptions = new Hono<Env>()
  .get('/:unit', allow('register:read'), async c => {
    const { data, actor, tenant, today } = c.var
    const { id: unit } = await authority(data, c.req.param('unit'))
    const [units, objects, systems, integrations, written] = await Promise.all([
      data.units.list(),
      data.objects.list(),
      data.systems.list(),
      data.integrations.list(),
      data.descriptions.find(unit),
    ])
    const fields = tenant.publicFields
    const { texts } = written ?? Description.parse({ unit, texts: {} })
    return c.json<DescriptionPage>({
      facts: publicFacts({ units, unit, texts, objects, systems, integrations, fields }),
      undescribed: undescribed({ units, objects, systems }),
      revision: written?.revision ?? 0,
      ...{ day: today, fields, mayEdit: may(actor, 'register:create') },
    })
  })

  /** What the myndighet writes itself; the first time there is no revision but 0. */
  .patch('/:unit', allow('register:create'), body(DescriptionTexts), async c => {
    const { descriptions } = c.var.data
    const { id: unit } = await authority(c.var.data, c.req.param('unit'))
    const revision = ifMatch(c)
    const texts = c.req.valid('json')
    if (revision === 0) return c.json(await descriptions.create(Description.parse({ unit, texts })))
    const before = await descriptions.at(revision, unit)
    return c.json(await descriptions.save(before, { unit, texts: changed(before.texts, texts) }))
  })
