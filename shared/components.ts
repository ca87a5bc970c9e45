import * as z from 'zod'
import { changeOf } from './change.ts'
import { Links } from './links.ts'

const componentKinds = ['routine', 'training', 'support', 'guide', 'other'] as const

/** Verksamhetskomponent: what belongs to an object and is no system, such as a routine, a training, support or a guide. */
export const Component = z.object({
  id: z.string().min(1),
  object: z.string().min(1),
  kind: z.enum(componentKinds).default('routine'),
  name: z.string().trim().min(1).max(120),
  /** Where it is found. */
  links: Links,
  /** Person who answers for it. */
  owner: z.string().min(1).optional(),
  note: z.string().trim().max(1000).default(''),
})
export type Component = z.infer<typeof Component>

export const NewComponent = Component.omit({ id: true, object: true })
export const ComponentChange = changeOf(NewComponent)

/** An object's components as they are read: kind by kind, each by name. */
export const inOrder = <T extends Component>(components: T[]): T[] =>
  components.toSorted(
    (a, b) => componentKinds.indexOf(a.kind) - componentKinds.indexOf(b.kind) || a.name.localeCompare(b.name, 'sv'),
  )
