import { createHash } from 'node:crypto'
import { Hono, type Context } from 'hono'
import type { Actor } from '#shared/actor.ts'
import type { Day } from '#shared/day.ts'
import { atStake, changesOf, lackedFor, type Change } from '#shared/handover/changes.ts'
import {
  assertWhole,
  consequencesOf,
  handOver,
  HandoverInput,
  undoUntil,
  type HandedOver,
  type Handover,
} from '#shared/handover/handover.ts'
import { whoMay } from '#shared/permissions.ts'
import { Refusal } from '#shared/refusal.ts'
import type { System } from '#shared/systems.ts'
import { reversed } from '../data/batches.ts'
import type { BatchChange } from '../data/batch-writes.ts'
import { newId } from '../data/collection.ts'
import type { Data } from '../data/index.ts'
import { allow, demand } from './allow.ts'
import { body } from './body.ts'
import type { Env } from './env.ts'

/** Everything that a person may hold or answer for. */
export async function readForHandover(data: Data) {
  const [model, objects, people, assignments, forums, systems, contracts, integrations, components, units] =
    await Promise.all([
      data.model.get(),
      data.objects.list(),
      data.people.list(),
      data.assignments.list(),
      data.forums.list(),
      data.systems.rows(),
      data.contracts.list(),
      data.integrations.list(),
      data.components.list(),
      data.units.list(),
    ])
  const belongings = { contracts, integrations, components, units }
  return { model, objects, people, assignments, forums, systems, ...belongings }
}

/** Who may not change one of the rows is told who may. With none of them it is about the person alone. */
function demandAll(actor: Actor, changes: Change[], { systems }: { systems: Pick<System, 'id' | 'object'>[] }) {
  if (changes.length === 0) demand(actor, 'people:edit')
  const lacked = changes.map(change => lackedFor(actor, change, systems)).find(verb => verb !== undefined)
  if (lacked) throw new Refusal('forbidden', { who: whoMay(lacked) })
}

/** Somebody leaves: every role, and all they answer for, is handed over or ended, all of it at once or nothing. */
export const handovers = new Hono<Env>()
  /** What it would lead to: shown before it is made. What is not chosen yet stays where it is. */
  .post('/preview', allow('role:appoint', 'later'), body(HandoverInput), async c => {
    const { data, actor, today } = c.var
    const { id } = await data.people.get(idOf(c))
    const register = await readForHandover(data)
    const input = c.req.valid('json')
    demandAll(actor, atStake(register, id, input.lastDay), register)
    const over = handOver(register, id, input, today, newId)
    return c.json(consequencesOf(register, id, over, input.lastDay, today))
  })

  .post('/', allow('role:appoint', 'later'), body(HandoverInput), async c => {
    const { data, actor, today } = c.var
    const person = await data.people.get(idOf(c))
    const input = c.req.valid('json')
    // Sent again after an answer that got lost, it is the same batch.
    const key = c.req.header('Idempotency-Key') ?? newId()
    const batch = `handover-${createHash('sha256').update(`${person.id} ${key}`).digest('hex').slice(0, 32)}`
    const { note, overtaken } = await data.batches.run(batch, async () => {
      const register = await readForHandover(data)
      demandAll(actor, atStake(register, person.id, input.lastDay), register)
      if (input.leaves) demand(actor, 'people:edit')
      const over = handOver(register, person.id, input, today, newId)
      assertWhole(register, person.id, input)
      const { revision: _, ...rest } = person
      const leaves: Change[] = input.leaves
        ? [{ kind: 'people', before: person, after: { ...rest, lastDay: input.lastDay } }]
        : []
      const changes = [...changesOf(over), ...leaves]
      const record = recordOf(over, { person: person.id, batch, by: actor.person, on: today, lastDay: input.lastDay })
      const former = await data.handovers.find(person.id)
      const kept: Change = { kind: 'handovers', ...(former && { before: former }), after: record }
      return { changes: [...changes, kept] as BatchChange[], note: record }
    })
    if (overtaken) throw new Refusal('stale', { current: null })
    return c.json(note as Handover)
  })

  /** Everything is as it was before the last hand-over. */
  .post('/undo', allow('role:appoint', 'later'), async c => {
    const { data, actor, today } = c.var
    const { batch, on } = await data.handovers.get(idOf(c))
    if (today > undoUntil({ on })) throw new Refusal('handover_too_late', { day: undoUntil({ on }) })
    const [changes, systems] = await Promise.all([data.batches.changesOf(batch), data.systems.rows()])
    demandAll(actor, changes, { systems })
    const { overtaken } = await data.batches.run(`${batch}-undo`, () => ({ changes: reversed(changes) }))
    if (overtaken) throw new Refusal('handover_changed_since', {})
    return c.body(null, 204)
  })

const idOf = (c: Context) => c.req.param('id')!

type About = { person: string; batch: string; by: string; on: Day; lastDay: Day }
const recordOf = ({ roles, owned }: HandedOver, about: About): Handover => {
  const moved = roles.filter(({ begun }) => begun).length
  const passed = owned.filter(({ after }) => 'owner' in after || 'manager' in after).length
  return { ...about, moved, ended: roles.length - moved, passed, left: owned.length - passed }
}
