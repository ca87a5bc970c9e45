import * as z from 'zod'
import type { PersonActor } from './actor.ts'
import { changeOf } from './change.ts'
import { may } from './permissions.ts'
import type { Person } from './people.ts'
import { Refusal } from './refusal.ts'

/** Sparad vy: how somebody wants to see a list, by name. What it shows stands in the address, and so here. */
export const View = z.object({
  id: z.string().min(1),
  owner: z.string().min(1),
  name: z.string().trim().min(1).max(60),
  /** The list it is of, as the address names it: `systems`. */
  page: z
    .string()
    .regex(/^[a-z0-9/-]+$/)
    .max(60),
  /** The address’s question, without its mark: `supplier=Nordvik&sort=name`. */
  query: z.string().max(2000),
  /** Everyone in the municipality sees it; otherwise only its owner. */
  shared: z.boolean().default(false),
})
export type View = z.infer<typeof View>

export const NewView = View.omit({ id: true, owner: true })
export const ViewChange = changeOf(NewView.omit({ page: true }))

/** The view that a person’s list begins with: one of each page. */
export const FirstView = z.object({ person: z.string().min(1), page: View.shape.page, view: z.string().min(1) })
export type FirstView = z.infer<typeof FirstView>

/** A view as its bar shows it. */
export type ViewRow = Omit<View, 'owner'> & {
  revision: number
  mine: boolean
  /** Whose it is; empty when the owner is no longer there. */
  ownerName: string
  mayEdit: boolean
  first: boolean
}

/** A view is seen by its owner, and by everyone when it is shared. */
export const seenBy = (view: View, actor: PersonActor) => view.shared || view.owner === actor.person

/** Its owner changes a view; a shared one also the modellansvarig, so that what a person leaves behind can be looked after. */
const mayEdit = (view: View, actor: PersonActor) =>
  may(actor, 'view:save') && (view.owner === actor.person || (view.shared && may(actor, 'model:edit')))

/** A view that is somebody else’s own does not exist, as far as others can tell. */
export function assertSees(view: View, actor: PersonActor): void {
  if (!seenBy(view, actor)) throw new Refusal('not_found', {})
}

/** Who does not own a view and does not look after shared ones leaves it as it is. */
export function assertMayEdit(view: View, actor: PersonActor): void {
  assertSees(view, actor)
  if (!mayEdit(view, actor)) throw new Refusal('view_not_yours', {})
}

type Input = { views: (View & { revision: number })[]; firsts: FirstView[]; people: Pick<Person, 'id' | 'name'>[] }

/** The views that the actor sees: one's own first, then those that are shared, by name. */
export function viewsFor({ views, firsts, people }: Input, actor: PersonActor): ViewRow[] {
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const first = new Set(firsts.filter(of => of.person === actor.person).map(of => of.view))
  return views
    .filter(view => seenBy(view, actor))
    .map(({ owner, ...view }) => ({
      ...view,
      mine: owner === actor.person,
      ownerName: names.get(owner) ?? '',
      mayEdit: mayEdit({ owner, ...view }, actor),
      first: first.has(view.id),
    }))
    .toSorted((a, b) => Number(b.mine) - Number(a.mine) || a.name.localeCompare(b.name, 'sv'))
}
