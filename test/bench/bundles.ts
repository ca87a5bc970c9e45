import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { bundling } from '#infra/bundling.ts'
import { median, type Figure } from './figure.ts'

const STARTS = 15
const surroundings = {
  TABLE: 't',
  ORIGIN: 'https://o.example',
  ISSUER: 'https://i.example',
  CLIENT_ID: 'c',
  ORIGIN_SECRET: '0123456789abcdef',
  AWS_REGION: 'eu-north-1',
}

/** Size of every Lambda as it is deployed, and how long a fresh process takes to load it. */
export async function bundles(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'jarnkoll-bundles-'))
  const names = readdirSync('functions').filter(file => file.endsWith('.ts'))
  // The table's client alone and whole, as AWS gives it: what a Lambda would load without a line of ours.
  const bare = join(folder, 'bare.ts')
  writeFileSync(bare, `export * from ${JSON.stringify(join(process.cwd(), 'functions/data/table.ts'))}`)
  const alone = await init(await bundle(bare, join(folder, 'bare.mjs'), []))
  const figures: Figure[] = [{ figure: 'init of the SDK alone', value: alone, unit: 'ms' }]
  for (const file of names) {
    const name = file.replace('.ts', '')
    const out = await bundle(join('functions', file), join(folder, `${name}.mjs`))
    const source = readFileSync(out)
    const gz = Math.round(gzipSync(source, { level: 9 }).length / 102.4) / 10
    const ms = await init(out)
    figures.push(
      { figure: `${name} size`, value: Math.round(source.length / 1024), unit: 'KB' },
      { figure: `${name} size gz`, value: gz, unit: 'KB', ...(name === 'api' && { goal: '≤ 200' }) },
      { figure: `${name} init`, value: ms, unit: 'ms' },
      {
        figure: `${name} init against the SDK alone`,
        value: Math.round((ms / alone) * 100) / 100,
        unit: '×',
        goal: '≤ 1.5',
      },
    )
  }
  return figures
}

async function bundle(entry: string, outfile: string, external = bundling.external) {
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    minify: true,
    logLevel: 'error',
    absWorkingDir: process.cwd(),
    ...bundling,
    external,
  })
  return outfile
}

/** Median of fresh processes, in ms: the import alone. */
async function init(module: string): Promise<number> {
  const program = `const t = performance.now(); await import(${JSON.stringify(module)}); console.log(performance.now() - t)`
  const once = () =>
    Number(
      execFileSync(process.execPath, ['--input-type=module', '-e', program], {
        env: { ...process.env, ...surroundings },
      }),
    )
  return Math.round(median(Array.from({ length: STARTS }, once)))
}
