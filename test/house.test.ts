import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const rooms = ['shared', 'functions', 'infra', 'web/src', 'test']
const generated = /node_modules|messages\/compiled|\.svelte-kit/
const files = rooms.flatMap(room =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .map(file => join(room, file))
    .filter(file => /\.(ts|svelte)$/.test(file) && !generated.test(file)),
)

/** What a file imports: a path from the root for our own, a package name for others. Types count too. */
function imports(file: string): { of: string; typeOnly: boolean }[] {
  const text = readFileSync(join(root, file), 'utf8')
  const found = text.matchAll(/^\s*(?:import|export)\s+(type\s)?(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm)
  return [...found].map(([, type, of]) => ({ of: resolve(file, of!), typeOnly: type !== undefined }))
}
function resolve(file: string, of: string): string {
  if (of.startsWith('.')) return relative(root, normalize(join(root, dirname(file), of)))
  if (of === '#messages' || of === '#locale') return 'shared/messages'
  return of.replace(/^#web\//, 'web/src/').replace(/^#(shared|functions|infra|test)\//, '$1/')
}
const room = (path: string) => rooms.find(r => path.startsWith(`${r}/`))
const breaks = (inRoom: string, allowed: (of: string, file: string, typeOnly: boolean) => boolean) =>
  files
    .filter(file => file.startsWith(inRoom))
    .flatMap(file =>
      imports(file)
        .filter(i => !allowed(i.of, file, i.typeOnly))
        .map(i => `${file} → ${i.of}`),
    )

const pure = ['zod', 'write-excel-file/universal']
test('shared imports nothing but itself, zod and what writes a sheet', () => {
  expect(breaks('shared/', of => room(of) === 'shared' || pure.includes(of) || of.startsWith('shared'))).toEqual([])
})

test('shared has no clock and no chance: today and ids are passed in', () => {
  const used = files.filter(
    f =>
      f.startsWith('shared/') &&
      /new Date\(\)|Date\.now|Math\.random|randomUUID|fetch\(/.test(readFileSync(join(root, f), 'utf8')),
  )
  expect(used).toEqual([])
})

test('functions import shared, never web or infra; data imports no http and no jobs, imports only shared', () => {
  expect(breaks('functions/', of => !/^(web|infra|test)\//.test(of))).toEqual([])
  expect(breaks('functions/data/', of => !/^functions\/(http|jobs)\//.test(of))).toEqual([])
  expect(breaks('functions/platform/', of => !/^functions\/(http|jobs)\//.test(of))).toEqual([])
  expect(breaks('functions/jobs/', of => !/^functions\/http\//.test(of))).toEqual([])
  expect(breaks('functions/ledgers/', of => !/^functions\/(?!ledgers\/|imports\/)/.test(of))).toEqual([])
  expect(breaks('functions/imports/', of => !/^functions\/(?!imports\/)/.test(of))).toEqual([])
})

test('web imports shared, and from functions one type in its typed door', () => {
  const door = 'web/src/lib/api.ts'
  expect(
    breaks('web/src/', (of, file, type) => !/^(functions|infra|test)\//.test(of) || (file === door && type)),
  ).toEqual([])
})

test('infra imports shared; only infra/local starts functions', () => {
  expect(
    breaks('infra/', (of, file) => !/^(functions|web|test)\//.test(of) || file.startsWith('infra/local/')),
  ).toEqual([])
})

test('the DynamoDB client is imported in one place of functions', () => {
  const clients = files.filter(
    f => f.startsWith('functions/') && imports(f).some(i => /^@aws-sdk\/(client|lib)-dynamodb/.test(i.of)),
  )
  expect(clients).toEqual(['functions/data/table.ts'])
})

const languages = ['sv', 'en'] as const
const texts = (language: string) => {
  const folder = join(root, 'shared/messages', language)
  return Object.fromEntries(
    readdirSync(folder).map(file => [
      file,
      JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, unknown>,
    ]),
  )
}

test('Swedish and English have the same texts, each with the name of its file', () => {
  const [sv, en] = languages.map(texts)
  expect(Object.keys(en!)).toEqual(Object.keys(sv!))
  for (const [file, of] of Object.entries(sv!)) {
    expect(Object.keys(en![file]!), file).toEqual(Object.keys(of))
    const prefix = file.split(/[-.]/)[0]!.replace(/s$/, '')
    expect(
      Object.keys(of).filter(key => !key.startsWith(prefix)),
      file,
    ).toEqual([])
  }
})

test('every file of texts is compiled', () => {
  const settings = JSON.parse(readFileSync(join(root, 'shared/messages/project.inlang/settings.json'), 'utf8'))
  const listed = settings['plugin.inlang.messageFormat'].pathPattern.map((p: string) => p.replace('./{locale}/', ''))
  expect(listed.toSorted()).toEqual(Object.keys(texts('sv')).toSorted())
})

test('a text that says one in words says two in words', () => {
  for (const language of languages)
    for (const [key, text] of Object.values(texts(language)).flatMap(of => Object.entries(of))) {
      const match = Array.isArray(text) ? (text as [{ match: Record<string, string> }])[0].match : {}
      const counted = Object.entries(match).filter(([on]) => /=[12]$/.test(on))
      expect(counted.length % 2, key).toBe(0)
      for (const [, said] of counted) expect(said, key).not.toMatch(/(^|\s)[12]\s/)
    }
})

test('no text exclaims', () => {
  for (const language of languages) expect(JSON.stringify(texts(language))).not.toContain('!')
})

/** Longer than 250 lines, and why. */
const long: Record<string, string> = {}

test('a file is a screen or two long; the median is about fifty lines', () => {
  const lengths = files.map(file => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length }))
  expect(
    lengths.filter(({ file, lines }) => lines > 250 && !long[file]).map(({ file, lines }) => `${lines} ${file}`),
  ).toEqual([])
  const sorted = lengths.map(l => l.lines).toSorted((a, b) => a - b)
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(80)
})
