import {
  CreateTableCommand,
  DeleteTableCommand,
  DynamoDBClient,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb'
import { connect } from '#functions/data/table.ts'

/** The client of DynamoDB Local, which takes any credentials. */
const localClient = (endpoint: string) => ({
  endpoint,
  region: 'eu-north-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
})

/** Makes the table as the cloud has it (`infra/table.ts`), unless it exists, and connects to it. */
export async function createTable(endpoint: string, name: string) {
  const client = new DynamoDBClient(localClient(endpoint))
  const key = (hash: string, range: string) => [
    { AttributeName: hash, KeyType: 'HASH' as const },
    { AttributeName: range, KeyType: 'RANGE' as const },
  ]
  try {
    await client.send(
      new CreateTableCommand({
        TableName: name,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: ['pk', 'sk', 'gsi1pk', 'gsi1sk'].map(AttributeName => ({
          AttributeName,
          AttributeType: 'S',
        })),
        KeySchema: key('pk', 'sk'),
        GlobalSecondaryIndexes: [
          { IndexName: 'gsi1', KeySchema: key('gsi1pk', 'gsi1sk'), Projection: { ProjectionType: 'ALL' } },
        ],
      }),
    )
    const ttl = { AttributeName: 'ttl', Enabled: true }
    await client.send(new UpdateTimeToLiveCommand({ TableName: name, TimeToLiveSpecification: ttl }))
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error
  }
  client.destroy()
  return connect(name, localClient(endpoint))
}

/** Removes the table with all its rows. */
export async function dropTable(endpoint: string, name: string) {
  const client = new DynamoDBClient(localClient(endpoint))
  await client.send(new DeleteTableCommand({ TableName: name }))
  client.destroy()
}
