import { RemovalPolicy, type Duration } from 'aws-cdk-lib'
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda'
import { NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { bundling } from './bundling.ts'

type Options = { name: string; timeout: Duration; memory: number; environment: Record<string, string> }

/** A Lambda of one file directly in `functions`, with a log of its own that is kept for a year. */
export function lambda(scope: Construct, { name, timeout, memory, environment }: Options): NodejsFunction {
  return new NodejsFunction(scope, name, {
    entry: `functions/${name}.ts`,
    description: `Järnkoll ${name}`,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    timeout,
    memorySize: memory,
    environment: { ...environment, NODE_OPTIONS: '--enable-source-maps' },
    logGroup: new LogGroup(scope, `${name}-log`, {
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.DESTROY,
    }),
    bundling: {
      format: OutputFormat.ESM,
      target: 'node24',
      minify: true,
      sourceMap: true,
      mainFields: bundling.mainFields,
      externalModules: bundling.external,
      banner: bundling.banner.js,
    },
  })
}
