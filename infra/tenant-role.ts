import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { ArnPrincipal, CompositePrincipal, Effect, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam'
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs'
import { Construct } from 'constructs'
import { rowRights } from './rights.ts'

const code = '${aws:PrincipalTag/municipality}'
const own = [`T#${code}`, `T#${code}#*`, `S#${code}`]

type Parts = { table: TableV2; lambdas: NodejsFunction[] }

/** How a municipality's rows are reached: a session of this role carries one code, and reaches that code's rows alone. */
export class TenantRole extends Construct {
  constructor(scope: Construct, id: string, { table, lambdas }: Parts) {
    super(scope, id)
    const theirs = lambdas.map(lambda => new ArnPrincipal(lambda.role!.roleArn))
    const role = new Role(this, 'Role', {
      description: 'Reaches the rows of the municipality whose code the session carries',
      assumedBy: new CompositePrincipal(...theirs),
    })
    role.assumeRolePolicy!.addStatements(
      new PolicyStatement({
        actions: ['sts:TagSession'],
        principals: theirs,
        // A code has four characters; the API and the jobs take it from a list of digits, never from a text.
        conditions: {
          StringLike: { 'aws:RequestTag/municipality': '????' },
          'ForAllValues:StringEquals': { 'aws:TagKeys': ['municipality'] },
        },
      }),
    )
    for (const statement of rowRights(table, own, own)) role.addToPolicy(statement)
    role.addToPolicy(
      new PolicyStatement({
        effect: Effect.DENY,
        actions: ['dynamodb:*'],
        resources: [table.tableArn, `${table.tableArn}/index/gsi1`],
        conditions: { 'ForAnyValue:StringNotLike': { 'dynamodb:LeadingKeys': own } },
      }),
    )
    for (const lambda of lambdas) {
      lambda.addEnvironment('TENANT_ROLE', role.roleArn)
      lambda.addToRolePolicy(
        new PolicyStatement({ actions: ['sts:AssumeRole', 'sts:TagSession'], resources: [role.roleArn] }),
      )
    }
  }
}
