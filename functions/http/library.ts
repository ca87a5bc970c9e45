import { Hono } from 'hono'
import * as z from 'zod'
import { yearOf } from '#shared/day.ts'
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
  type Parts,
} from '#shared/model-library.ts'
import { may } from '#shared/permissions.ts'
import { LIBRARY_PRESETS, libraryPreset } from '#shared/presets/library.ts'
import { Refusal } from '#shared/refusal.ts'
import { wheelOf } from '#shared/wheel.ts'
import { libraryOf, publishingOf } from '../data/library.ts'
import { assertAllowed, introduce } from '../data/model-changes.ts'
import { allow } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'
import { existing } from './existing.ts'
import { inLibrary } from './in-library.ts'

const Publishing = NewPublication.extend({ knowing: z.array(z.string().max(120)).max(200).default([]) })
const Choice = z.object({ chosen: z.array(z.string().min(1).max(120)).max(400) })
const Adoption = Choice.extend({ mark: z.string().max(20) })

/** The municipality's own model with the events of this year, and the wheel that they stand in. */
async function homeOf({ data, today }: Pick<Env['Variables'], 'data' | 'today'>, revision?: number) {
  const [saved, wheels] = await Promise.all([
    revision === undefined ? data.model.get() : data.model.at(revision),
    data.wheels.list(),
  ])
  const { revision: _, ...model } = saved
  const year = yearOf(today)
  const home = { ...model, events: wheelOf(wheels, year)?.events ?? [] }
  return { saved, home, wheel: wheels.find(wheel => wheel.year === year), year }
}

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
    const [{ home, saved }, own, people, there] = await Promise.all([
      homeOf(c.var),
      data.publication.find(),
      data.people.list(),
      libraryOf(platform).find(actor.municipality),
    ])
    const mine = publishable(home)
    const changed = there !== undefined && markOf(there.parts) !== markOf(mine)
    return c.json({ revision: saved.revision, parts: mine, named: namedIn(mine, people), own: own ?? null, changed })
  })

  /** Publishes the model just as it was shown: the request names its revision, and whom the publisher knows that the texts name. */
  .put('/publication', allow('model:publish'), body(Publishing), async c => {
    const { data, actor, tenant, today, platform } = c.var
    const { knowing, ...input } = c.req.valid('json')
    const [{ home }, before, people] = await Promise.all([
      homeOf(c.var, ifMatch(c)),
      data.publication.find(),
      data.people.list(),
    ])
    const note = published(before, input, today)
    const of = publishable(home)
    const names = namedIn({ ...of, ...input }, people).filter(name => !knowing.includes(name))
    if (names.length > 0) throw new Refusal('library_names', { names })
    const { name, description, version, day } = note
    return c.json(
      await publishingOf(platform, data).publish(before, note, {
        ...{ name, description, version, day, municipality: actor.municipality, author: tenant.officialName },
        ...{ demo: tenant.demo, preset: home.preset, parts: of },
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
    const { actor } = c.var
    const [of, { home, saved }] = await Promise.all([inLibrary(c.var.platform, c.req.param('id')), homeOf(c.var)])
    const { municipality, author, ...rest } = of
    return c.json({
      ...{ ...rest, author, own: municipality === actor.municipality, counts: countsOf(of.parts) },
      ...{ mark: markOf(of.parts), revision: saved.revision, ...compareModels(home, of.parts) },
      may: { adopt: may(actor, 'model:edit') },
    })
  })

  /** What adopting these rows would do, and lead to: nothing is written. */
  .post('/:id/preview', allow('model:edit'), body(Choice), async c => {
    const { data, today } = c.var
    const [of, { home }] = await Promise.all([inLibrary(c.var.platform, c.req.param('id')), homeOf(c.var)])
    const after = adopt(home, of.parts, new Set(c.req.valid('json').chosen))
    const register = await assertAllowed(data, today, home, after)
    return c.json({
      differences: modelDifferences(home, after),
      consequences: consequences(home, after, register, today),
    })
  })

  /** Adopts the rows that were chosen, from the very content that was shown. Answers how it is undone: what was, and the revisions that an undoing names. */
  .post('/:id/adoption', allow('model:edit'), body(Adoption), async c => {
    const { data, today } = c.var
    const { chosen, mark } = c.req.valid('json')
    const [of, { home, saved, wheel, year }] = await Promise.all([
      inLibrary(c.var.platform, c.req.param('id')),
      homeOf(c.var, ifMatch(c)),
    ])
    if (markOf(of.parts) !== mark) throw new Refusal('library_changed', { version: of.version ?? 1 })
    const after = adopt(home, of.parts, new Set(chosen))
    await assertAllowed(data, today, home, after)
    const differences = modelDifferences(home, after)
    const changed = parts.filter(part => home[part] !== after[part])
    if (differences.length === 0)
      return c.json({ revision: saved.revision, differences, undo: {} as Partial<Parts>, year, wheel: 0 })
    const turned = { year, events: after.events }
    const { wheels } = data
    const turning = !changed.includes('events')
      ? []
      : wheel
        ? await wheels.writes.save(wheel, turned)
        : wheels.writes.create(turned)
    const { revision } = await introduce(data, saved, after, turning)
    return c.json({
      ...{ revision, differences, year, wheel: (wheel?.revision ?? 0) + 1 },
      undo: Object.fromEntries(changed.map(part => [part, home[part]])) as Partial<Parts>,
    })
  })
