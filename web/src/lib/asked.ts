import { goto } from '$app/navigation'
import { page } from '$app/state'

/** What is shown stands in the address, so that it can be shared and gone back to. An empty value leaves it. */
export function ask(name: string, value: string) {
  const others = [...page.url.searchParams].filter(([key]) => key !== name)
  const query = value ? [...others, [name, value]] : others
  void goto(`?${query.map(pair => pair.map(part => encodeURIComponent(part!)).join('=')).join('&')}`, {
    replace: true,
    reset: false,
  })
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
