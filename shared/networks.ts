import * as z from 'zod'
import { definitionOf, FigureId } from './benchmark/key-figures.ts'
import { OwnFigure } from './benchmark/own-figures.ts'
import { changed, changeOf } from './change.ts'
import { Day } from './day.ts'
import { canonical } from './plans.ts'
import { Refusal } from './refusal.ts'
import { freeOf, slugOf } from './slug.ts'

/** A network's address. It never begins as a peer group's does. */
const NetworkId = z.string().regex(/^(?!peers)[a-z0-9][a-z0-9-]{0,39}$/)

/** Nätverk: municipalities that compare. */
export const Network = z.object({
  id: NetworkId,
  name: z.string().trim().min(1).max(80),
  description: z.string().trim().max(500).default(''),
  /** How many must contribute to a median, and to the middle half. The network may raise them, never lower them. */
  k: z.int().min(5).max(100).default(5),
  band: z.int().min(8).max(100).default(8),
  figures: z.array(FigureId).max(60).default([]),
  /** Those that the network has made itself. */
  ownFigures: z.array(OwnFigure).max(20).default([]),
  /** What the members have agreed on; each version is accepted anew. */
  agreement: z
    .object({ version: z.int().min(1), text: z.string().trim().max(20_000) })
    .default({ version: 1, text: '' }),
  /** Any municipality may join without an invitation. */
  open: z.boolean().default(false),
  /** What is released has a public page. */
  public: z.boolean().default(false),
  demo: z.boolean().default(false),
  endedOn: Day.optional(),
})
export type Network = z.infer<typeof Network>

export const NewNetwork = Network.pick({ name: true, description: true })
export type NewNetwork = z.input<typeof NewNetwork>

/** What its coordinators may change. The agreement is written as text; its version follows. */
export const NetworkChange = changeOf(
  Network.pick({
    name: true,
    description: true,
    k: true,
    band: true,
    figures: true,
    ownFigures: true,
    open: true,
    public: true,
  }).extend({
    agreement: Network.shape.agreement.unwrap().shape.text,
  }),
)
export type NetworkChange = z.infer<typeof NetworkChange>

/** A new network: closed, with nothing chosen, and an address of its own made of its name. */
export function begun({ name, description = '' }: NewNetwork, taken: string[]): Network {
  const base = slugOf(name)
  if (base === '' || base.startsWith('peers')) throw new Refusal('network_name_reserved', { name })
  return Network.parse({ id: freeOf(base, taken), name, description })
}

/** Thresholds only rise; an agreement whose text is another is a new version; a network that has ended stays as it is. */
export function changedNetwork(before: Network, { agreement: text, ...change }: NetworkChange): Network {
  assertGoesOn(before)
  const after = changed(before, change)
  for (const threshold of ['k', 'band'] as const)
    if (after[threshold] < before[threshold])
      throw new Refusal('network_threshold_lowered', { from: before[threshold], to: after[threshold] })
  if (after.band < after.k) throw new Refusal('network_band_below_k', { k: after.k })
  const ownFigures = after.ownFigures.map(own => versioned(own, before.ownFigures))
  const figures = [...new Set(after.figures)]
  if (figures.some(figure => !definitionOf(figure, { ownFigures }))) throw new Refusal('key_figure_not_listed', {})
  if (text === undefined || text === before.agreement.text) return { ...after, figures, ownFigures }
  return { ...after, figures, ownFigures, agreement: { version: before.agreement.version + 1, text } }
}

/** An own figure that is defined otherwise is a new version: what was given by the former is not compared with it. */
function versioned(own: OwnFigure, before: OwnFigure[]): OwnFigure {
  const former = before.find(({ id }) => id === own.id)
  if (!former) return { ...own, version: 1 }
  const same = canonical({ ...own, version: 0 }) === canonical({ ...former, version: 0 })
  return { ...own, version: same ? former.version : former.version + 1 }
}

/** A network ends for everybody at once; nobody is removed from it. */
export function ended(network: Network, today: Day): Network {
  assertGoesOn(network)
  return { ...network, endedOn: today, open: false }
}

/** A network that has ended takes no more rounds and no more members. */
export function assertGoesOn({ endedOn }: Network) {
  if (endedOn) throw new Refusal('network_ended', { day: endedOn })
}
