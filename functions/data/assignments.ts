import { Assignment, lasting } from '#shared/assignments.ts'
import type { Person } from '#shared/people.ts'
import { collection, type Saved, type Scope } from './collection.ts'
import { madeOf } from './memory.ts'

/** Who holds which role on which object. */
export const assignmentsOf = (scope: Scope) =>
  collection(scope, {
    name: 'assignment',
    schema: Assignment,
    key: scope.keys.assignment,
    id: a => [a.object, a.id],
    list: { pk: scope.keys.prefix, begins: 'ASG#' },
    listed: { fields: Object.keys(Assignment.shape) },
  })

type Rows<T> = { rows: () => Promise<Saved<T>[]> }

/** Who holds what, as far as it lasts: what every page and rule but hand-over, files and history goes by. */
export const staffingOf =
  ({ memory }: Pick<Scope, 'memory'>, assignments: Rows<Assignment>, people: Rows<Person>) =>
  async () => {
    const [all, everyone] = await Promise.all([assignments.rows(), people.rows()])
    return { assignments: madeOf(memory, 'staffing', [all, everyone], () => lasting(all, everyone)), people: everyone }
  }
