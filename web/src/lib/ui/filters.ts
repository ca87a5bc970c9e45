import { getLocale } from '#locale'

/** A filter of a list: what the address calls it, what it is called, and what may be chosen. */
export type Filter = {
  id: string
  label: string
  any: string
  options: readonly (readonly [value: string, text: string])[]
}

type Asked = Pick<URLSearchParams, 'get'>
type View = { id: string; text: string }

/** What the address asks for, in words: the text, each filter, and the view when it is not the whole list. */
export function conditions(asked: Asked, filters: readonly Filter[], views: readonly View[] = []): string {
  const text = asked.get('text')?.trim()
  const view = asked.get('view') ?? 'all'
  const words = [
    ...(text ? [`”${text}”`] : []),
    ...filters.flatMap(({ id, label, options }) => {
      const chosen = options.find(([value]) => value === asked.get(id))
      return chosen ? [`${label.toLocaleLowerCase()} ${chosen[1]}`] : []
    }),
    ...views.filter(({ id }) => id === view && id !== 'all').map(of => of.text),
  ]
  return new Intl.ListFormat(getLocale()).format(words)
}

/** Does the row have what was chosen? A filter that is not asked for passes all. */
export const passesAll = <T>(asked: Asked, row: T, of: Record<string, (row: T, value: string) => boolean>): boolean =>
  Object.entries(of).every(([id, passes]) => {
    const value = asked.get(id)
    return !value || passes(row, value)
  })
