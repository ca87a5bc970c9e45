import { connect, type Table } from '../data/table.ts'

type Credentials = { accessKeyId: string; secretAccessKey: string; sessionToken: string; expiration: Date }

/** How many municipalities a Lambda keeps credentials for; the one used longest ago goes first. */
const KEPT = 50

/** The table in AWS. A municipality's rows are reached by credentials that reach nothing else. */
export function cloudTable(name: string, tenantRole: string | undefined): Table {
  const kept = new Map<string, Table>()
  return {
    ...connect(name),
    forTenant(municipality) {
      if (!tenantRole) throw new Error('this Lambda has no credentials for municipalities')
      const table = kept.get(municipality) ?? connect(name, { credentials: () => assume(tenantRole, municipality) })
      kept.delete(municipality)
      kept.set(municipality, table)
      if (kept.size > KEPT) kept.delete(kept.keys().next().value!)
      return table
    },
  }
}

/** A session that carries the municipality's code as a tag: the role's policy lets the tag's rows through and no others. The client asks again before it expires. */
async function assume(RoleArn: string, municipality: string): Promise<Credentials> {
  const { STSClient, AssumeRoleCommand } = await import('@aws-sdk/client-sts')
  const Tags = [{ Key: 'municipality', Value: municipality }]
  const { Credentials: of } = await new STSClient().send(
    new AssumeRoleCommand({ RoleArn, RoleSessionName: `municipality-${municipality}`, Tags, DurationSeconds: 3600 }),
  )
  return {
    accessKeyId: of!.AccessKeyId!,
    secretAccessKey: of!.SecretAccessKey!,
    sessionToken: of!.SessionToken!,
    expiration: of!.Expiration!,
  }
}
