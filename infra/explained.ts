import { Stack, Validations, type CfnElement } from 'aws-cdk-lib'
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'

const IAM5 = (finding: string) => `AwsSolutions::AwsSolutions-IAM5[${finding}]`
const arnOf = (of: Construct) => `<${Stack.of(of).getLogicalId(of.node.defaultChild as CfnElement)}.Arn>`

/** Findings that the rules have on what CDK itself makes, and why each is as it should be. */
export function explainCdk(
  stack: Stack,
  { jobs, files, pages }: { jobs: NodejsFunction[]; files: Bucket; pages: Bucket },
) {
  const explain = (reason: string, ids: string[]) =>
    ids.forEach(id => Validations.of(stack).acknowledge({ id, reason }))

  explain('AWSLambdaBasicExecutionRole lets a Lambda write its own log, and nothing else.', [
    'AwsSolutions::AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
  ])
  explain(
    'The scheduler may invoke the job’s own Lambda, in any version.',
    jobs.map(job => IAM5(`Resource::${arnOf(job)}:*`)),
  )
  explain('Files lie under keys of their own municipality, in a bucket that holds nothing else.', [
    IAM5(`Resource::${arnOf(files)}/*`),
  ])
  explain('Reports of networks lie under keys of their own, apart from every municipality’s files.', [
    IAM5(`Resource::${arnOf(files)}/made/N-*`),
  ])
  explain('CDK’s own deployment of the built pages: it copies them to their bucket and tells the distribution.', [
    ...['Abort*', 'DeleteObject*', 'GetBucket*', 'GetObject*', 'List*'].map(action => IAM5(`Action::s3:${action}`)),
    IAM5('Resource::*'),
    IAM5(`Resource::${arnOf(pages)}/*`),
    IAM5('Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*'),
    'AwsSolutions::AwsSolutions-L1',
  ])
}
