import { dirname, join } from 'node:path'
import { RemovalPolicy, type Duration } from 'aws-cdk-lib'
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda'
import { NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { bundling } from './bundling.ts'

type Options = { name: string; timeout: Duration; memory: number; environment: Record<string, string> }

/** What no bundle takes in lies beside a Lambda's own code, and one with native code runs where that runs. */
const beside: Record<string, { copied: string[]; architecture: Architecture }> = {
  ...Object.fromEntries(
    ['release-benchmarks', 'verify-release'].map(name => [
      name,
      { copied: ['node_modules/highs'], architecture: Architecture.ARM_64 },
    ]),
  ),
  'make-report': {
    copied: [
      'functions/reports/report.typ',
      'node_modules/@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu',
      'node_modules/@expo-google-fonts/hanken-grotesk',
      'node_modules/@expo-google-fonts/source-serif-4',
    ],
    architecture: Architecture.X86_64,
  },
}
/** Packages lie under their names, other files beside the code. */
const copies = (paths: string[], from: string, to: string) =>
  paths.flatMap(path => {
    const under = path.startsWith('node_modules/') ? join(to, dirname(path)) : to
    return [`mkdir -p "${under}"`, `cp -R "${join(from, path)}" "${under}"`]
  })

/** A Lambda of one file directly in `functions`, with a log of its own that is kept for a year. */
export function lambda(scope: Construct, { name, timeout, memory, environment }: Options): NodejsFunction {
  return new NodejsFunction(scope, name, {
    entry: `functions/${name}.ts`,
    description: `Järnkoll ${name}`,
    runtime: Runtime.NODEJS_24_X,
    architecture: beside[name]?.architecture ?? Architecture.ARM_64,
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
      commandHooks: {
        beforeBundling: () => [],
        beforeInstall: () => [],
        afterBundling: (from, to) => copies(beside[name]?.copied ?? [], from, to),
      },
    },
  })
}
