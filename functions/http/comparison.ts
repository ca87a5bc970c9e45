import { Hono } from 'hono'
import * as z from 'zod'
import { compute, KeyFigureId } from '#shared/benchmark/key-figures.ts'
import { K } from '#shared/benchmark/screening.ts'
import { comparisonRow, contributed, type Comparison } from '#shared/comparison/rows.ts'
import { newestFirst } from '#shared/rounds.ts'
import { readFigures } from '../data/figures.ts'
import { networksOf } from '../data/networks.ts'
import { releasesOf } from '../data/releases.ts'
import { allow } from './allow.ts'
import { query } from './body.ts'
import type { Env } from './env.ts'

const Asked = z.object({ network: z.string().optional() })

/** Jämförelse: own values beside what the chosen network's latest round released. */
export const comparison = new Hono<Env>().get('/', allow('register:read'), query(Asked), async c => {
  const { data, today, platform } = c.var
  const networks = networksOf(platform)
  const [all, memberships] = await Promise.all([networks.list(), data.memberships.list()])
  const mine = new Set(memberships.map(m => m.network))
  const listed = all.map(({ id, name, demo }) => ({ id, name, demo, member: mine.has(id) }))
  const network = all.find(n => n.id === (c.req.valid('query').network ?? memberships[0]?.network) && mine.has(n.id))
  if (!network) return c.json<Comparison>({ networks: listed, rows: [], k: K })

  const rounds = newestFirst(await networks.rounds(network.id))
  const round = rounds.find(r => r.state === 'released') ?? rounds[0]
  if (!round) return c.json<Comparison>({ networks: listed, network, rows: [], k: network.k })
  const [released, snapshot, input] = await Promise.all([
    releasesOf(platform).figures(network.id, round.period),
    data.snapshots.find(network.id, round.period),
    readFigures(data, round.period, today),
  ])
  const rows = KeyFigureId.options.map(figure => {
    // After the release the own value is the one that was given, so that the place is the released one.
    const own = snapshot?.figures.find(f => f.figure === figure) ?? compute(figure, input)
    return comparisonRow(
      figure,
      own,
      released.find(r => r.figure === figure),
      contributed(snapshot, figure),
    )
  })
  return c.json<Comparison>({ networks: listed, network, round, rows, k: network.k })
})
