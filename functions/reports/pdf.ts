import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Report } from '#shared/reports/document.ts'

/** `a-2a` is what is kept; `ua-1` refuses what cannot be read aloud, so that the same source is held to it in a test. */
export type Standard = 'a-2a' | 'ua-1'

type Compiled = { hasError(): boolean; result: unknown; takeDiagnostics(): unknown }
type Compiler = {
  compile(of: { mainFilePath: string; inputs: Record<string, string> }): Compiled
  pdf(result: unknown, options: { pdfStandard: Standard; pdfTags: boolean; creationTimestamp: number }): Buffer
  mapShadow(path: string, bytes: Buffer): void
  unmapShadow(path: string): void
  evictCache(age: number): void
}
type Typst = {
  NodeCompiler: { create(of: { workspace: string; fontArgs: { fontBlobs: Buffer[] }[] }): Compiler }
}

/** The compiler is a native package for x86_64 Linux: what has it makes PDFs. */
const typst = '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu'
/** Its files lie beside it in the packages, and are deployed with it. */
const fonts = [
  ...['400Regular/HankenGrotesk_400Regular', '500Medium/HankenGrotesk_500Medium'].map(of => `hanken-grotesk/${of}`),
  ...['600SemiBold/HankenGrotesk_600SemiBold'].map(of => `hanken-grotesk/${of}`),
  ...['400Regular/SourceSerif4_400Regular', '600SemiBold/SourceSerif4_600SemiBold'].map(of => `source-serif-4/${of}`),
].map(of => `@expo-google-fonts/${of}.ttf`)

const folder = import.meta.dirname
let compiler: Compiler | undefined

function opened(): Compiler {
  const load = createRequire(import.meta.url)
  const { NodeCompiler } = load(typst) as Typst
  const fontBlobs = fonts.map(font => readFileSync(load.resolve(font)))
  return NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs }] })
}

/** A report as PDF. The same report gives the same bytes: the only day in it is the report's own. */
export function pdfOf(report: Report, pdfStandard: Standard = 'a-2a'): Uint8Array {
  compiler ??= opened()
  const { logo } = report.municipality
  const mark = logo && join(folder, `logo.${logo.format}`)
  if (mark) compiler.mapShadow(mark, Buffer.from(logo.base64, 'base64'))
  try {
    const made = compiler.compile({
      mainFilePath: join(folder, 'report.typ'),
      inputs: { report: JSON.stringify(report) },
    })
    if (made.hasError()) throw new Error(JSON.stringify(made.takeDiagnostics()))
    const creationTimestamp = Date.parse(`${report.day}T12:00:00Z`) / 1000
    return new Uint8Array(compiler.pdf(made.result, { pdfStandard, pdfTags: true, creationTimestamp }))
  } finally {
    if (mark) compiler.unmapShadow(mark)
    compiler.evictCache(10)
  }
}
