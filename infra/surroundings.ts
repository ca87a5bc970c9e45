import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import type { SignIn } from './sign-in.ts'

export type Surroundings = { table: TableV2; address: string; signIn: SignIn }

/** What every Lambda behind the scenes is told of where it is. */
export const surroundings = ({ table, address, signIn }: Surroundings) => ({
  TABLE: table.tableName,
  ORIGIN: address,
  ISSUER: signIn.issuer,
  CLIENT_ID: signIn.client.userPoolClientId,
})
