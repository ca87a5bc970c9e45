import type { Verb } from './permissions.ts'

type Story = {
  /** By how many ids one is found: a component by its object's and its own. What there is one of has none. */
  ids: number
  /** Who may read it: whoever may read what it is about. */
  read: Verb
  /** Fields that only keep the rows in order, or that the page tells in a better way. */
  untold?: readonly string[]
  /** Fields that hold others, and are told as those. */
  opened?: readonly string[]
}

/**
 * What has a story that others may read: whatever the municipality has a page of. Everything else that is kept with its
 * history (members, requests, one's own views) is nobody's to read here.
 */
export const stories = {
  object: { ids: 1, read: 'register:read' },
  system: { ids: 1, read: 'register:read' },
  contract: { ids: 1, read: 'register:read' },
  integration: { ids: 1, read: 'register:read' },
  component: { ids: 2, read: 'register:read' },
  supplier: { ids: 1, read: 'register:read' },
  unit: { ids: 1, read: 'register:read' },
  person: { ids: 1, read: 'register:read' },
  forum: { ids: 1, read: 'register:read' },
  decision: { ids: 1, read: 'register:read', untold: ['former'] },
  // Whose class is another than their role's is for those who choose it.
  economy: { ids: 0, read: 'economy:edit', opened: ['staff'] },
  scenario: { ids: 1, read: 'register:read' },
  practice: { ids: 1, read: 'register:read' },
  plan: { ids: 2, read: 'register:read', untold: ['content'] },
} as const satisfies Record<string, Story>

export type StoryKind = keyof typeof stories

const known = new Map<string, Story>(Object.entries(stories))

/** The ids that an address says, one after another; what there is one of is `-`. */
export const idsIn = (address: string): string[] => (address === '-' ? [] : address.split('/'))

/** The story of that kind; nothing when the kind has none that others may read, or the ids are not as many as its. */
export function storyOf(kind: string, ids: readonly string[]): Story | undefined {
  const story = known.get(kind)
  return story && ids.length === story.ids && ids.every(id => /^[^#]+$/.test(id)) ? story : undefined
}
