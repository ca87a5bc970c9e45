import { JoinRequest, Member } from '#shared/tenants.ts'
import { collection, type Scope } from './collection.ts'

/** Who has an account in the municipality, and who asks for one. */
export const accountsOf = (scope: Scope) => ({
  members: collection(scope, {
    name: 'member',
    schema: Member,
    key: scope.keys.member,
    id: member => [member.person],
    list: { pk: scope.keys.prefix, begins: 'MEM#', consistent: true },
    listed: { fields: Object.keys(Member.shape) },
  }),
  joinRequests: collection(scope, {
    name: 'joinRequest',
    schema: JoinRequest,
    key: scope.keys.joinRequest,
    id: request => [request.sub],
    list: { pk: scope.keys.prefix, begins: 'JOIN#' },
  }),
})
