import { FirstView, View } from '#shared/views.ts'
import { collection, newToken, type Scope } from './collection.ts'

/** Saved views, of everyone. */
export const viewsOf = (scope: Scope) =>
  collection(scope, {
    name: 'view',
    schema: View,
    key: scope.keys.view,
    id: view => [view.id],
    list: { pk: scope.keys.prefix, begins: 'VIEW#', consistent: true },
  })

/** Which view a person's list begins with: a habit, without a story of its own. */
export const firstViewsOf = ({ door, keys }: Scope) => {
  const keyOf = ({ person, page }: Omit<FirstView, 'view'>) => keys.firstView(person, page)
  return {
    of: async (person: string): Promise<FirstView[]> =>
      (await door.all({ pk: keys.prefix, begins: keys.firstView(person, '').sk, consistent: true })).map(row =>
        FirstView.parse(row),
      ),
    set: (first: FirstView) => door.commit([{ Put: { Item: { ...keyOf(first), ...first } } }], newToken()),
    forget: (first: FirstView) => door.commit([{ Delete: { Key: keyOf(first) } }], newToken()),
  }
}
