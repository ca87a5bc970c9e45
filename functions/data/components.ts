import { Component } from '#shared/components.ts'
import { withNames } from '#shared/links.ts'
import { collection, type Scope } from './collection.ts'

/** What belongs to an object and is no system. */
export const componentsOf = (scope: Scope) => {
  const of = (object?: string) =>
    collection(scope, {
      name: 'component',
      schema: withNames(Component),
      key: scope.keys.component,
      id: component => [component.object, component.id],
      // Pages of the portfolio ask only which objects have any.
      listed: { fields: ['id', 'object'], row: ({ id, object }) => ({ id, object }) },
      list: { pk: scope.keys.prefix, begins: object === undefined ? 'CMP#' : `CMP#${object}#` },
    })
  return { ...of(), ofObject: (object: string) => of(object).list() }
}
