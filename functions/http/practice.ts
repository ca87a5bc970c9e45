import { Hono } from 'hono'
import * as z from 'zod'
import { FigureId } from '#shared/benchmark/key-figures.ts'
import { changed } from '#shared/change.ts'
import { namedIn } from '#shared/model-library.ts'
import { may } from '#shared/permissions.ts'
import {
  newestFirst,
  NewPracticeNote,
  PracticeChange,
  published,
  readersOf,
  withdrawn,
  type PracticeNote,
} from '#shared/practice.ts'
import { Refusal } from '#shared/refusal.ts'
import { newId } from '../data/collection.ts'
import type { Data } from '../data/index.ts'
import { networksOf } from '../data/networks.ts'
import { practiceOf, publishingPractice } from '../data/practice.ts'
import { allow } from './allow.ts'
import { body, ifMatch, query } from './body.ts'
import type { Env } from './env.ts'

/** Whom the publisher knows that the texts name. */
const knowing = z.array(z.string().max(120)).max(200).default([])

type Texts = Pick<PracticeNote, 'title' | 'text' | 'contact'>
const textsOf = ({ title, text, contact }: Texts) => ({ title, text, contact })

/** People are named for others to read only when the publisher knows it; whom it was published with before is known. */
async function assertKnown(data: Data, note: Texts, known: string[], before?: Texts) {
  const people = await data.people.rows()
  const told = before ? namedIn(textsOf(before), people) : []
  const names = namedIn(textsOf(note), people).filter(name => ![...known, ...told].includes(name))
  if (names.length > 0) throw new Refusal('library_names', { names })
}

/** Så har andra gjort: what municipalities tell each other of a key figure, because they choose to. */
export const practice = new Hono<Env>()
  .get('/', allow('register:read'), query(z.object({ figure: FigureId.optional() })), async c => {
    const { data, actor, platform } = c.var
    const { figure } = c.req.valid('query')
    const [own, memberships, networks] = await Promise.all([
      data.practice.list(),
      data.memberships.list(),
      networksOf(platform).list(),
    ])
    const readers = readersOf(memberships)
    const notes = (await Promise.all(readers.map(of => practiceOf(platform).to(of)))).flat()
    const mayPublish = may(actor, 'practice:publish')
    return c.json({
      notes: newestFirst(
        notes.filter(({ municipality }) => municipality !== actor.municipality),
        figure,
      ),
      // What is withdrawn is for those who can publish it again.
      own: newestFirst(
        own.filter(({ state }) => mayPublish || state === 'published'),
        figure,
      ),
      readers: readers.map(id => {
        const { name = '', ownFigures = [] } = networks.find(of => of.id === id) ?? {}
        return { id, name, figures: ownFigures.map(own => ({ id: own.id, name: own.name })) }
      }),
      may: { publish: mayPublish && readers.length > 0 },
    })
  })

  .post('/', allow('practice:publish'), body(NewPracticeNote.extend({ knowing })), async c => {
    const { data, platform, tenant, today } = c.var
    const { knowing, ...written } = c.req.valid('json')
    const note = published({ id: newId() }, written, readersOf(await data.memberships.list()), today)
    await assertKnown(data, note, knowing)
    return c.json(await publishingPractice(platform, data).publish(undefined, note, tenant.officialName), 201)
  })

  /** Written anew, or published again when it was withdrawn. */
  .patch('/:id', allow('practice:publish'), body(PracticeChange.extend({ knowing })), async c => {
    const { data, platform, tenant, today } = c.var
    const { knowing, ...change } = c.req.valid('json')
    const before = await data.practice.at(ifMatch(c), c.req.param('id'))
    const { revision: _, ...was } = before
    const note = published(was, changed(was, change), readersOf(await data.memberships.list()), today)
    await assertKnown(data, note, knowing, before)
    return c.json(await publishingPractice(platform, data).publish(before, note, tenant.officialName))
  })

  /** Nobody else reads it from now on; the municipality keeps it with its history. */
  .delete('/:id', allow('practice:publish'), async c => {
    const { data, platform } = c.var
    const before = await data.practice.at(ifMatch(c), c.req.param('id'))
    const { revision: _, ...note } = before
    return c.json(await publishingPractice(platform, data).withdraw(before, withdrawn(note)))
  })
