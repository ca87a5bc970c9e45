import type { Actor } from '../actor.ts'
import type { Assignment } from '../assignments.ts'
import type { Component } from '../components.ts'
import type { Contract } from '../contracts.ts'
import type { Day } from '../day.ts'
import { mayEditForum } from '../forum-page.ts'
import type { Forum } from '../forums.ts'
import type { Integration } from '../integrations.ts'
import { may, type Verb } from '../permissions.ts'
import type { System } from '../systems.ts'
import type { HandedOver, HandoverRegister } from './handover.ts'
import { helped, seatsLeft } from './help.ts'
import { rowsOwnedBy } from './owned.ts'
import { remaining } from './roles.ts'

/** A row that a hand-over changes: without `before` it is new, without `after` it is gone. */
export type Change = { kind: string; before?: object & { revision: number }; after?: object }

/** Every row that the hand-over changes. */
export const changesOf = ({ roles, helps, seats, owned }: HandedOver): Change[] => [
  ...[...roles, ...helps].flatMap(({ before, ended, begun }): Change[] => [
    { kind: 'assignments', before, ...(ended && { after: ended }) },
    ...(begun ? [{ kind: 'assignments', after: begun }] : []),
  ]),
  ...seats.map(({ before, after }): Change => {
    const { revision: _, ...forum } = after
    return { kind: 'forums', before, after: forum }
  }),
  ...owned,
]

/** Every row that changes when the person leaves, whoever takes over. */
export const atStake = (register: HandoverRegister, person: string, lastDay: Day): Change[] => [
  ...[...remaining(register.assignments, person, lastDay), ...helpedRows(register, person, lastDay)].map(before => ({
    ...{ kind: 'assignments', before },
  })),
  ...seatsLeft(register.forums, person, lastDay).map(({ before }) => ({ kind: 'forums', before })),
  ...rowsOwnedBy(register, person),
]
const helpedRows = ({ assignments }: HandoverRegister, person: string, lastDay: Day) =>
  helped(assignments, person, lastDay).map(({ before }) => before)

/**
 * The permission that somebody lacks to hand this over, if any: whoever may change it where it stands may hand it over,
 * and take that back.
 */
export function lackedFor(actor: Actor, change: Change, systems: Pick<System, 'id' | 'object'>[]): Verb | undefined {
  const row = change.before ?? change.after ?? {}
  const objects = (ids: (string | undefined)[]) =>
    systems.flatMap(({ id, object }) => (ids.includes(id) ? [object] : []))
  const needs = (verb: Verb, ...on: (string | undefined)[]) => (on.every(o => may(actor, verb, o)) ? undefined : verb)
  switch (change.kind) {
    case 'assignments':
      return needs('role:appoint', (row as Assignment).object)
    case 'contracts': {
      const covered = objects((row as Contract).systems)
      return covered.length > 0 ? needs('register:edit', ...covered) : needs('register:create', undefined)
    }
    case 'integrations': {
      const { from, to } = row as Integration
      return objects([from, to]).some(of => may(actor, 'register:edit', of)) ? undefined : 'register:edit'
    }
    case 'components':
      return needs('register:edit', (row as Component).object)
    case 'units':
      return needs('register:create', undefined)
    case 'forums':
      return mayEditForum(actor, row as Forum) ? undefined : 'forum:edit'
    case 'people':
      return needs('people:edit', undefined)
    default:
      return undefined
  }
}
