import { Membership } from '#shared/sharing.ts'
import { collection, type Scope } from './collection.ts'

/** The municipality's own rows of its networks: what it shares where, also of those that it has left. */
export const membershipsOf = (scope: Scope) =>
  collection(scope, {
    name: 'membership',
    schema: Membership,
    key: scope.keys.network,
    id: membership => [membership.network],
    list: { pk: scope.keys.network('').pk, begins: 'NET#', consistent: true },
  })
