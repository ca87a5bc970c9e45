import type { Model, Section } from './model.ts'
import { planParts, type PlanPart } from './plan-rows.ts'
import type { PlanWithParts } from './plans.ts'

/** A section of a plan: rows, a text, links, or only what the register says. `name` is missing for one that the model has not. */
export type PlanSection = {
  id: string
  kind: 'rows' | 'text' | 'links' | 'drawn'
  name?: string
  guidance: string
  demanded: boolean
}
type Sections = Pick<Model, 'sections'>

/** What a municipality without sections of its own writes, in this order. */
const house = ['goals', 'activities', 'budget', 'risks']
/** What every plan must say something in, unless the model says otherwise. */
const demandedByHouse: readonly string[] = ['goals', 'activities', 'budget']
const drawn: readonly string[] = ['organisation', 'contracts']

export const isPart = (id: string): id is PlanPart => planParts.includes(id as PlanPart)
const kindOf = (id: string): PlanSection['kind'] =>
  isPart(id) ? 'rows' : id === 'links' ? 'links' : drawn.includes(id) ? 'drawn' : 'text'

/** Is anything written in the section? */
export function isWritten({ plan, ...parts }: PlanWithParts, id: string): boolean {
  if (isPart(id)) return parts[id].length > 0
  if (id === 'links') return (plan.links ?? []).length > 0
  return id === 'summary' ? plan.summary !== '' : !!plan.texts?.[id]
}

/** May a plan be asked to say something in the section? Not where it only says what the register does. */
export const mayBeDemanded = (id: string): boolean => kindOf(id) !== 'drawn'

/** Must something be written in a section of the model? */
export const isDemanded = ({ id, demanded }: Pick<Section, 'id' | 'demanded'>): boolean =>
  (demanded ?? demandedByHouse.includes(id)) && mayBeDemanded(id)

/** The sections in which something must be written before the plan is submitted: of those that the model shows. */
export function demandedSections({ sections }: Sections): { id: string; name: string }[] {
  const shown = sections.filter(({ hidden }) => !hidden)
  if (shown.length === 0) return demandedByHouse.map(id => ({ id, name: '' }))
  return shown.filter(isDemanded).map(({ id, name }) => ({ id, name }))
}

/**
 * The sections that a plan is written in, in the order of the model and by its names. Where something is written is
 * shown whatever the model says, and comes last if the model has no such section; a model without sections has the house's.
 */
export function planSections(model: Sections, parts: PlanWithParts): PlanSection[] {
  const { sections } = model
  const demanded = new Set(demandedSections(model).map(({ id }) => id))
  const section = (id: string) => ({ id, kind: kindOf(id), demanded: demanded.has(id) })
  const own = sections.filter(({ id, hidden }) => !hidden || isWritten(parts, id))
  const shown = sections.some(({ hidden }) => !hidden)
  const others = [...new Set([...house, ...planParts, 'summary', 'links'])].filter(
    id => !sections.some(of => of.id === id) && (isWritten(parts, id) || (!shown && house.includes(id))),
  )
  // A text outlives its section too: it is called by the id that its section had.
  const texts = Object.keys(parts.plan.texts ?? {}).filter(
    id => !id.startsWith(VACANCY) && !sections.some(of => of.id === id),
  )
  return [
    ...own.map(({ id, name, guidance }) => ({ ...section(id), name, guidance })),
    ...[...others, ...texts].map(id => ({ ...section(id), guidance: '' })),
  ]
}

const VACANCY = 'vacancy:'
/** Under which of the plan's texts it says why a role is vacant. */
export const vacancyText = (role: string): string => VACANCY + role

/** Vacancies that the plan says nothing about: told beside what is missing, and no hindrance. */
export const unexplained = <V extends { role: string }>(vacant: V[], texts: Record<string, string> = {}): V[] =>
  vacant.filter(({ role }) => !texts[vacancyText(role)])
