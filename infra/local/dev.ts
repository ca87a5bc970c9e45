import { execFile } from 'node:child_process'
import { watch } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'
import * as m from '#messages'
import { serviceArgs } from './args.ts'
import { startChild } from './child.ts'
import { freePort } from './database.ts'
import { needJava, sv } from './say.ts'
import { untilStopped } from './until-stopped.ts'

// `npm run dev`: pages reload as they change, the service starts again when its code changes, texts are compiled again.
const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')
const { port, asked, folder, demo } = serviceArgs()
if (port === undefined) {
  console.error(m.local_port_wrong({ port: asked }, sv))
  process.exit(1)
}
needJava()

const origin = `http://localhost:${port}`
const behind = await freePort()
const target = `http://localhost:${behind}`
// The service sees the address that people use: `Host` goes through as it came.
const proxy = Object.fromEntries(['/api', '/idp', '/mailbox', '/files', '/local'].map(path => [path, { target }]))

process.chdir(`${root}/web`)
const vite = await createServer({ server: { port, strictPort: true, host: 'localhost', proxy } })
await vite.listen().catch(() => {
  console.error(m.local_port_taken({ port, other: port + 1 }, sv))
  process.exit(1)
})

const start = ['--watch', '--watch-preserve-output', `${root}/infra/local/start.ts`]
const args = [...start, '--port', String(behind), '--folder', folder, '--origin', origin, ...(demo ? [] : ['--empty'])]
const service = startChild(process.execPath, args, root, 'inherit')

let compiling: NodeJS.Timeout | undefined
watch(`${root}/shared/messages`, { recursive: true }, (_, file) => {
  if (!/^(sv|en)\b.*\.json$/.test(file ?? '')) return
  clearTimeout(compiling)
  compiling = setTimeout(() => execFile('npm', ['run', '--silent', 'texts'], { cwd: root }), 100)
})

untilStopped(() => Promise.all([vite.close(), service.stop()]))
