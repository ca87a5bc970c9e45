import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import type { Bucket } from 'aws-cdk-lib/aws-s3'

const reading = ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:BatchGetItem', 'dynamodb:ConditionCheckItem']
const writing = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem']

/** Rows whose partition begins so, and no others: a request without leading keys is no exception. */
const leading = (keys: string[]) => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys },
  Null: { 'dynamodb:LeadingKeys': 'false' },
})

const changing = ['dynamodb:ConditionCheckItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem']

/** Rows of those partitions one at a time, by their keys: nothing is found, and nothing listed. */
export const keyedRights = (table: TableV2, keys: string[]) =>
  new PolicyStatement({
    actions: ['dynamodb:GetItem', 'dynamodb:UpdateItem', ...changing],
    resources: [table.tableArn],
    conditions: leading(keys),
  })

/** Rows of those partitions may be written and relied on, one at a time, and never read. */
export const unreadRights = (table: TableV2, keys: string[]) =>
  new PolicyStatement({ actions: changing, resources: [table.tableArn], conditions: leading(keys) })

/** Files in and out, whole and by their keys: none is found, and none listed. */
export const fileRights = (files: Bucket, keys = '*') =>
  new PolicyStatement({ actions: ['s3:GetObject', 's3:PutObject'], resources: [files.arnForObjects(keys)] })

/** Rows of those partitions are out of reach, whatever else is granted. */
export const deniedRows = (table: TableV2, keys: string[]) =>
  new PolicyStatement({
    effect: Effect.DENY,
    actions: ['dynamodb:*'],
    resources: [table.tableArn, `${table.tableArn}/index/gsi1`],
    conditions: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': keys } },
  })

/** What a Lambda may do with rows of those partitions. */
export const rowRights = (table: TableV2, read: string[], write: string[]): PolicyStatement[] => [
  new PolicyStatement({
    actions: reading,
    resources: [table.tableArn, `${table.tableArn}/index/gsi1`],
    conditions: leading(read),
  }),
  new PolicyStatement({ actions: writing, resources: [table.tableArn], conditions: leading(write) }),
  new PolicyStatement({
    effect: Effect.DENY,
    actions: ['dynamodb:Scan', 'dynamodb:PartiQL*'],
    resources: [table.tableArn, `${table.tableArn}/index/gsi1`],
  }),
]
