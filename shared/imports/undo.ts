import type { Register } from './kinds/kind.ts'

type Made = { kind: string; before?: object | undefined; after?: object | undefined }
const idOf = (of: object | undefined) => (of as { id?: string } | undefined)?.id ?? ''
const nameOf = (of: object | undefined) => (of as { name?: string } | undefined)?.name ?? idOf(of)

/** Those of a batch that somebody has changed or removed since: its undoing would lose what they did. */
export function changedSince(changes: (Made & { before?: { revision: number } })[], register: Register): string[] {
  const now = new Map<string, number>(
    (['objects', 'systems', 'contracts', 'people', 'assignments'] as const).flatMap(kind =>
      register[kind].map(of => [`${kind} ${of.id}`, of.revision] as const),
    ),
  )
  return changes
    .filter(({ kind, before, after }) => now.get(`${kind} ${idOf(after)}`) !== (before?.revision ?? 0) + 1)
    .map(({ after }) => nameOf(after))
}

/** What relies on something that the batch made, and was not made by it: it must go, or rely on something else, before. */
export function reliesOn(changes: Made[], { systems, assignments, contracts }: Register): string | undefined {
  const made = new Set(changes.filter(change => !change.before).map(({ kind, after }) => `${kind} ${idOf(after)}`))
  const free = <T extends { id: string }>(kind: string, all: T[]) => all.filter(of => !made.has(`${kind} ${of.id}`))
  const system = free('systems', systems).find(
    of => made.has(`objects ${of.object}`) || of.usedBy.some(object => made.has(`objects ${object}`)),
  )
  const contract = free('contracts', contracts).find(
    of => made.has(`people ${of.owner ?? ''}`) || of.systems.some(id => made.has(`systems ${id}`)),
  )
  const held = free('assignments', assignments).find(
    of => made.has(`objects ${of.object}`) || made.has(`people ${of.person}`) || made.has(`people ${of.deputy ?? ''}`),
  )
  return system?.name ?? contract?.name ?? held?.role
}
