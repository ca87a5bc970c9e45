import { Hono } from 'hono'
import * as z from 'zod'
import { adopt, compareModels } from '#shared/model-adoption.ts'
import { consequences } from '#shared/model-consequences.ts'
import { modelDifferences } from '#shared/model-history.ts'
import {
  countsOf,
  markOf,
  namedIn,
  NewPublication,
  parts,
  publishable,
  published,
  type LibraryModel,
} from '#shared/model-library.ts'
import type { Model } from '#shared/model.ts'
import { may } from '#shared/permissions.ts'
import { LIBRARY_PRESETS, libraryPreset, type LibraryPreset } from '#shared/presets/library.ts'
import { Refusal } from '#shared/refusal.ts'
import { libraryOf, publishingOf } from '../data/library.ts'
import { allow } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'
import { existing } from './existing.ts'
import { assertAllowed } from './model.ts'

const Choice = z.object({ chosen: z.array(z.string().min(1).max(120)).max(400) })
const Adoption = Choice.extend({ mark: z.string().max(20) })

const isPreset = (id: string): id is LibraryPreset => LIBRARY_PRESETS.includes(id as LibraryPreset)

/** One model of the library: Järnkoll's own, or one that a municipality has published. */
async function inLibrary(
  { platform }: Env['Variables'],
  id: string,
): Promise<Pick<LibraryModel, 'parts'> & Partial<LibraryModel>> {
  if (isPreset(id)) return { parts: libraryPreset(id).parts }
  return existing(await libraryOf(platform).find(id), 'not_found')
}

const without = <T extends { revision: number }>({ revision: _, ...of }: T) => of

/** The library of models: what municipalities have published of theirs, beside Järnkoll's own, to read and to adopt from. */
export const library = new Hono<Env>()
  .get('/', allow('register:read'), async c => {
    const { data, actor, platform } = c.var
    const [models, own] = await Promise.all([libraryOf(platform).list(), data.publication.find()])
    const presets = LIBRARY_PRESETS.map(id => ({ id, counts: countsOf(libraryPreset(id).parts) }))
    return c.json({ presets, models, own: own ?? null, may: { publish: may(actor, 'model:publish') } })
  })

  /** What would be published, to be read before it is. */
  .get('/publication', allow('model:publish'), async c => {
    const { data, actor, platform } = c.var
    const [model, own, people, there] = await Promise.all([
      data.model.get(),
      data.publication.find(),
      data.people.list(),
      libraryOf(platform).find(actor.municipality),
    ])
    const mine = publishable(model)
    const named = namedIn({ ...mine, name: '', description: '' }, people)
    const changed = there !== undefined && markOf(there.parts) !== markOf(mine)
    return c.json({ revision: model.revision, parts: mine, named, own: own ?? null, changed })
  })

  /** Publishes the model just as it was shown: the request names its revision. */
  .put('/publication', allow('model:publish'), body(NewPublication), async c => {
    const { data, actor, tenant, today, platform } = c.var
    const [model, before] = await Promise.all([data.model.at(ifMatch(c)), data.publication.find()])
    const note = published(before, c.req.valid('json'), today)
    const { name, description, version, day } = note
    return c.json(
      await publishingOf(platform, data).publish(before, note, {
        ...{ name, description, version, day, municipality: actor.municipality, author: tenant.officialName },
        ...{ demo: tenant.demo, preset: model.preset, parts: publishable(model) },
      }),
    )
  })

  .delete('/publication', allow('model:publish'), async c => {
    const { data, platform } = c.var
    const before = existing(await data.publication.find(), 'not_found')
    return c.json(await publishingOf(platform, data).withdraw(before))
  })

  /** A model of the library, whole, and how it is beside one's own. */
  .get('/:id', allow('register:read'), async c => {
    const { actor, data } = c.var
    const [of, model] = await Promise.all([inLibrary(c.var, c.req.param('id')), data.model.get()])
    const { municipality, author, ...rest } = of
    return c.json({
      ...{ ...rest, author, own: municipality === actor.municipality, counts: countsOf(of.parts) },
      ...{ mark: markOf(of.parts), revision: model.revision, ...compareModels(model, of.parts) },
      may: { adopt: may(actor, 'model:edit') },
    })
  })

  /** What adopting these rows would do, and lead to: nothing is written. */
  .post('/:id/preview', allow('model:edit'), body(Choice), async c => {
    const { data, today } = c.var
    const [of, model] = await Promise.all([inLibrary(c.var, c.req.param('id')), data.model.get()])
    const before = without(model)
    const after = adopt(before, of.parts, new Set(c.req.valid('json').chosen))
    const register = await assertAllowed(c.var, before, after)
    return c.json({
      differences: modelDifferences(before, after),
      consequences: consequences(before, after, register, today),
    })
  })

  /** Adopts the rows that were chosen, from the very content that was shown. Answers how it is undone. */
  .post('/:id/adoption', allow('model:edit'), body(Adoption), async c => {
    const { data } = c.var
    const { chosen, mark } = c.req.valid('json')
    const [of, saved] = await Promise.all([inLibrary(c.var, c.req.param('id')), data.model.at(ifMatch(c))])
    if (markOf(of.parts) !== mark) throw new Refusal('library_changed', { version: of.version ?? 1 })
    const before: Model = without(saved)
    const after = adopt(before, of.parts, new Set(chosen))
    await assertAllowed(c.var, before, after)
    const differences = modelDifferences(before, after)
    if (differences.length === 0) return c.json({ revision: saved.revision, differences, undo: {} })
    const { revision } = await data.model.save(saved, after)
    const undo = Object.fromEntries(
      parts.filter(part => before[part] !== after[part]).map(part => [part, before[part]]),
    )
    return c.json({ revision, differences, undo })
  })
