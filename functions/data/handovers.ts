import { Handover } from '#shared/handover/handover.ts'
import { collection, type Scope } from './collection.ts'

/** What people have handed over, the last time for each: until when it can be taken back. */
export const handoversOf = (scope: Scope) =>
  collection(scope, {
    name: 'handover',
    schema: Handover,
    key: scope.keys.handover,
    id: handover => [handover.person],
    list: { pk: scope.keys.prefix, begins: 'HAND#' },
  })
