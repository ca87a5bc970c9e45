import { Hono } from 'hono'
import { NewHandPlacing, handsOf } from '#shared/ledgers/hands.ts'
import { assertTarget } from '#shared/ledgers/placed-by-hand.ts'
import { suggestedRules } from '#shared/ledgers/suggest-rules.ts'
import { Refusal } from '#shared/refusal.ts'
import { newId } from '../data/collection.ts'
import { allow } from './allow.ts'
import { body } from './body.ts'
import { reckonAnew } from './reckon-anew.ts'
import type { Env } from './env.ts'
import { yearIn } from './year.ts'

/** Rows of a year's ledgers that people place by hand, and the rules that it speaks for. */
export const placed = new Hono<Env>()
  .get('/:year', allow('register:read'), async c => {
    const { data } = c.var
    const year = yearIn(c)
    const [all, people] = await Promise.all([data.placed(year).list(), data.people.list()])
    const hands = handsOf(all)
    const objects = new Set(['', ...[...hands.values()].flatMap(({ object }) => object ?? [])])
    const rows = await data.costs.ledgerRows(year, ({ object }) => objects.has(object))
    return c.json({
      items: all
        .toSorted((a, b) => b.at.localeCompare(a.at))
        .slice(0, 50)
        .map(({ rows, ...of }) => ({
          ...of,
          rows: rows.length,
          name: people.find(({ id }) => id === of.by)?.name ?? '',
        })),
      suggested: suggestedRules(rows, hands),
    })
  })

  .post('/:year', allow('costs:place'), body(NewHandPlacing), async c => {
    const { data, actor, model, platform, today } = c.var
    const year = yearIn(c)
    const { rows, to } = c.req.valid('json')
    const [lists, ledgerRows] = await Promise.all([data.lists(), data.costs.ledgerRows(year)])
    assertTarget(to, model, lists)
    const known = new Set(ledgerRows.map(({ key }) => key))
    const unknown = rows.filter(key => !known.has(key)).length
    if (unknown > 0) throw new Refusal('cost_rows_unknown', { n: unknown })
    const at = platform.clock.now().toISOString()
    const made = { id: newId(), year, rows, to, by: actor.person, at, on: today }
    const saved = await data.placed(year).create(made, c.req.header('Idempotency-Key'))
    await reckonAnew(c, [year])
    return c.json({ id: saved.id }, 202)
  })

  /** Takes it back: the rows land where the rules say. */
  .delete('/:year/:id', allow('costs:place'), async c => {
    const { data } = c.var
    const year = yearIn(c)
    await data.placed(year).remove(await data.placed(year).get(c.req.param('id')))
    await reckonAnew(c, [year])
    return c.json({}, 202)
  })
