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
      list: { pk: scope.keys.prefix, begins: object === undefined ? 'CMP#' : `CMP#${object}#` },
    })
  return { ...of(), ofObject: (object: string) => of(object).list() }
}
