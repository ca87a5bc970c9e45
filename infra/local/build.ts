import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

// Texts and pages, when their sources are newer than what was last built. `--texts`: texts only.
const root = fileURLToPath(new URL('../..', import.meta.url))
const texts = 'shared/messages/compiled/messages.js'
const pages = 'web/build/index.html'

/** Runs one of our npm scripts; what it prints is of interest only when it fails. */
function script(name: string) {
  const shell = process.platform === 'win32'
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', name], { cwd: root, encoding: 'utf8', shell })
  if (status === 0) return
  console.error(stdout, stderr)
  process.exit(1)
}

/** When the newest of these files was changed; 0 when there is none. */
function changed(...paths: string[]): number {
  return Math.max(0, ...paths.map(path => newest(join(root, path))))
}

function newest(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) return 0
  if (!found.isDirectory()) return found.mtimeMs
  const skip = new Set(['compiled', 'node_modules', '.svelte-kit', 'build'])
  return Math.max(0, ...readdirSync(path).map(name => (skip.has(name) ? 0 : newest(join(path, name)))))
}

if (changed(texts) < changed('shared/messages/sv', 'shared/messages/en')) script('texts')

// Before the long part: the sentences for it are compiled only now.
const { needJava, sv } = await import('./say.ts')
needJava()

const sources = ['web/src', 'web/static', 'web/vite.config.ts', 'shared', 'package-lock.json']
if (!process.argv.includes('--texts') && changed(pages) < changed(...sources)) {
  const { m } = await import('#messages')
  console.log(m.local_building({}, sv))
  script('build:web')
}
