import { Hono, type Context } from 'hono'
import { may } from '#shared/permissions.ts'
import {
  Annual,
  AnnualApproval,
  AnnualChange,
  approve,
  newAnnual,
  review,
  write,
} from '#shared/reports/annual-state.ts'
import { annualReport } from '#shared/reports/annual.ts'
import type { Saved } from '../data/collection.ts'
import { withLogo } from '../reports/logo.ts'
import { readYear } from '../reports/read-year.ts'
import { allow, objectInPath } from './allow.ts'
import { body, ifMatch } from './body.ts'
import type { Env } from './env.ts'
import { yearIn } from './year.ts'

/** An årsrapport as whoever asks may go on with it; one that nobody has begun has no revision. */
async function shown(c: Context<Env>, found: Saved<Annual> | undefined) {
  const { actor, data, platform } = c.var
  const [year, object] = [yearIn(c), c.req.param('object')!]
  const { frozen, kept, ...of } = found ?? { ...newAnnual(year, object), revision: 0 }
  const editor = may(actor, 'followup:edit', object)
  if (frozen && !kept) await ask(c)
  const url =
    frozen &&
    kept &&
    (await platform.files.downloadUrl(data.reports.frozenFile(frozen, 'pdf'), `${year}-${object}.pdf`))
  return {
    ...of,
    can: {
      write: editor && of.state !== 'approved',
      review: editor && of.state === 'draft' && of.revision > 0 && of.writtenBy !== actor.person,
      approve: may(actor, 'plan:approve', object) && of.state === 'reviewed',
    },
    ...(kept && url && { kept: { hash: kept.hash, url } }),
  }
}

const at = (c: Context<Env>) => c.var.data.reports.annual.at(ifMatch(c), yearIn(c), c.req.param('object')!)
const ask = ({ var: { actor, platform, today }, req }: Context<Env>) =>
  platform.queue.send([
    {
      ...{ job: 'make-report', scope: actor.municipality, day: today },
      item: `annual#${req.param('year')}#${req.param('object')}`,
    },
  ])

/** Årsrapporter of objects: written by those who lead, reviewed by another of them, approved by the owner and frozen with what they tell. */
export const annual = new Hono<Env>()
  .get('/:year/:object', allow('register:read'), async c => {
    const { data } = c.var
    await data.objects.get(c.req.param('object'))
    return c.json(await shown(c, await data.reports.annual.find(yearIn(c), c.req.param('object'))))
  })

  .patch('/:year/:object', allow('followup:edit', objectInPath), body(AnnualChange), async c => {
    const { data, actor } = c.var
    const [year, object] = [yearIn(c), c.req.param('object')]
    await data.objects.get(object)
    const texts = c.req.valid('json')
    if (ifMatch(c) === 0)
      return c.json(await shown(c, await data.reports.annual.create(write(newAnnual(year, object), texts, actor))))
    const before = await at(c)
    return c.json(await shown(c, await data.reports.annual.save(before, write(before, texts, actor))))
  })

  .post('/:year/:object/review', allow('followup:edit', objectInPath), async c => {
    const { data, actor, today } = c.var
    const before = await at(c)
    return c.json(await shown(c, await data.reports.annual.save(before, review(before, actor, today))))
  })

  .post('/:year/:object/approval', allow('plan:approve', objectInPath), body(AnnualApproval), async c => {
    const { data, actor, today, model, tenant } = c.var
    const [year, object] = [yearIn(c), c.req.param('object')]
    const before = await at(c)
    const after = approve(before, actor, c.req.valid('json').reference, today)
    const frame = { locale: 'sv' as const, municipality: await withLogo(data, tenant.officialName), today }
    const read = await readYear(data, { kind: 'annual', year, object })
    const approved = { day: today, by: actor.name, reference: after.approved!.reference }
    const frozen = await data.reports.freeze(annualReport({ ...read, model, texts: after.texts, approved }, frame))
    const saved = await data.reports.annual.save(before, { ...after, frozen })
    return c.json(await shown(c, saved))
  })
