import type { Interval } from './placing.ts'

/** The one with that id changes places with its neighbour; at the end of the list it stays. */
export function moved<T extends { id: string }>(list: readonly T[], id: string, by: -1 | 1): T[] {
  const at = list.findIndex(of => of.id === id)
  const to = at + by
  if (at < 0 || to < 0 || to >= list.length) return [...list]
  return list.toSpliced(at, 1).toSpliced(to, 0, list[at]!)
}

/** In the order somebody gave them; what came since stands first, as what is new does. */
export function inOrderOf<T extends { id: string }>(list: readonly T[], order: readonly string[]): T[] {
  const place = new Map(order.map((id, i) => [id, i]))
  return list.toSorted((a, b) => (place.get(a.id) ?? -1) - (place.get(b.id) ?? -1))
}

/** `6420–6429, 655` as intervals; nothing when it is not that. */
export function intervalsIn(text: string): Interval[] | undefined {
  const told = text.split(/[,;]/).map(part => part.trim())
  const found = told.filter(Boolean).map(part => {
    const [, from = '', to = from] = /^(\d{1,12})(?:\s*[-–]\s*(\d{1,12}))?$/.exec(part) ?? []
    const shortest = Math.min(from.length, to.length)
    return from && from.slice(0, shortest) <= to.slice(0, shortest) ? { from, to } : undefined
  })
  return found.every(of => of !== undefined) ? found : undefined
}

/** As somebody would write it: `6420–6429`, `6550`. */
export const intervalText = ({ from, to }: Interval): string => (from === to ? from : `${from}–${to}`)
