import type { Actor, AccountRole, Held } from './actor.ts'

/** Those who may: by the role of their account, or by the role they hold on the object. */
export type Holder = AccountRole | 'owner' | 'deputy' | 'leader' | 'specialist' | 'member'

/**
 * Who may do what. `owner`, `leader` and `specialist` hold a role on the object in question; `deputy` decides there in an owner's stead today;
 * `member` is everyone with an account, when the municipality lets them read.
 */
export const matrix = {
  'register:read': ['modelAdmin', 'controller', 'owner', 'deputy', 'leader', 'specialist', 'reader', 'member'],
  'register:edit': ['modelAdmin', 'owner', 'leader'],
  'register:create': ['modelAdmin'],
  'register:import': ['modelAdmin', 'owner', 'leader'],
  'model:edit': ['modelAdmin'],
  'model:publish': ['modelAdmin'],
  'wheel:edit': ['modelAdmin'],
  'members:edit': ['modelAdmin'],
  'plan:edit': ['owner', 'leader'],
  'plan:budget': ['controller', 'owner', 'leader'],
  'plan:submit': ['owner', 'leader'],
  'plan:approve': ['owner', 'deputy'],
  'plan:return': ['owner', 'deputy'],
  'plan:review': ['owner', 'deputy'],
  'followup:edit': ['owner', 'leader'],
  'followup:close': ['modelAdmin'],
  'followup:remind': ['modelAdmin', 'controller'],
  'people:edit': ['modelAdmin', 'owner', 'leader'],
  'role:appoint': ['modelAdmin', 'owner'],
  'ledger:import': ['controller'],
  'costs:place': ['controller'],
  'economy:edit': ['modelAdmin', 'controller'],
  'scenario:edit': ['modelAdmin', 'controller'],
  'feed:keys': ['modelAdmin', 'controller'],
  'forecast:confirm': ['controller', 'owner', 'leader'],
  'sharing:prepare': ['modelAdmin', 'controller'],
  'sharing:approve': ['modelAdmin'],
  'practice:publish': ['modelAdmin', 'controller'],
  'view:save': ['modelAdmin', 'controller', 'owner', 'leader', 'specialist'],
  'forum:edit': ['modelAdmin', 'owner', 'leader'],
  'decision:record': ['modelAdmin', 'owner', 'leader'],
  'comment:write': ['modelAdmin', 'controller', 'owner', 'leader', 'specialist'],
  'deadline:tick': ['modelAdmin', 'controller', 'owner', 'leader', 'specialist'],
} as const satisfies Record<string, readonly Holder[]>

export type Verb = keyof typeof matrix

const held = ({ level }: Held): Holder =>
  level === 'deciding' ? 'owner' : level === 'leading' ? 'leader' : 'specialist'

/**
 * May the actor do this, on that object when one is named?
 * Without an object, a role on any object counts for reading, ticking off, saving views, commenting, adding people and reading in files (each row is then asked for), never for the rest.
 */
export function may(actor: Actor, verb: Verb, object?: string): boolean {
  if (actor.kind === 'job') return true
  const allowed: readonly Holder[] = matrix[verb]
  if (actor.accountRoles.some(role => allowed.includes(role))) return true
  if (actor.openToAll && allowed.includes('member')) return true
  const anyObject = object === undefined && anywhere.has(verb)
  const there = (h: Held) => anyObject || h.object === object
  if (allowed.includes('deputy') && actor.standsIn?.some(there)) return true
  return actor.held.some(h => there(h) && allowed.includes(held(h)))
}

const anywhere = new Set<Verb>([
  ...(['register:read', 'deadline:tick', 'people:edit'] as const),
  ...(['register:import', 'view:save', 'comment:write'] as const),
])

/** Which kinds of holders may: for the sentence that says who can do it instead. */
export const whoMay = (verb: Verb): readonly Holder[] => matrix[verb]
