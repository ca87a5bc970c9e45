import { goto } from '$app/navigation'
import { page } from '$app/state'

/** What is shown stands in the address, so that it can be shared and gone back to. An empty value leaves it. */
export function ask(name: string, value: string): Promise<void> {
  const others = [...page.url.searchParams].filter(([key]) => key !== name)
  const query = value ? [...others, [name, value]] : others
  return go(query)
}

// A comma may stand in a query as it is, and is easier to read there.
const encoded = (part: string) => encodeURIComponent(part).replaceAll('%2C', ',')
/** To this page with what it asks for, as names and values. */
export const go = (query: string[][]) =>
  goto(`?${query.map(pair => pair.map(encoded).join('=')).join('&')}`, { replace: true, reset: false })

/** How the rows are shown, which is no filter. */
const shape = ['sort', 'columns', 'view', 'show', 'shape', 'year', 'period', 'by']

/** Shows every row of the view again; says whether any was left out. */
export function leaveFilter(): boolean {
  const kept = [...page.url.searchParams].filter(([key]) => shape.includes(key))
  const filtering = [...page.url.searchParams].some(([key]) => !shape.includes(key) && key !== 'saved')
  if (filtering) void go(kept)
  return filtering
}

/** Rows by a column's value; `-` before the column's name turns the order. Equal ones go by name. */
export function sortedBy<T extends { name: string }>(
  rows: T[],
  of: Record<string, (row: T) => string | number>,
  sort: string,
) {
  const turn = sort.startsWith('-') ? -1 : 1
  const by = of[sort.replace(/^-/, '')] ?? ((row: T) => row.name)
  const compare = (a: string | number, b: string | number) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'sv')
  return rows.toSorted((a, b) => turn * compare(by(a), by(b)) || a.name.localeCompare(b.name, 'sv'))
}

/** Does any of the texts hold what is looked for? */
export const holds = (looked: string, ...texts: string[]) => {
  const text = looked.trim().toLocaleLowerCase('sv')
  return !text || texts.some(of => of.toLocaleLowerCase('sv').includes(text))
}

/** What is known of these rows, in their order. */
export function inOrder<T extends { id: string }>(rows: { id: string }[], known: readonly T[]): T[] {
  const of = new Map(known.map(one => [one.id, one]))
  return rows.flatMap(({ id }) => of.get(id) ?? [])
}
