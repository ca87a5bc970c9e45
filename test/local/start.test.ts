import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { freePort } from '#infra/local/database.ts'
import { running } from '#infra/local/folder.ts'
import { javaInstall, javaVersion } from '#infra/local/java.ts'

const folder = mkdtempSync(join(tmpdir(), 'jarnkoll-start-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const script = fileURLToPath(new URL('../../infra/local/start.ts', import.meta.url))

/** Starts the service as `npm start` does; `said` settles at its first words or its end. */
function start(port: number) {
  const child = spawn(process.execPath, [script, '--port', String(port), '--folder', folder, '--empty'])
  let out = ''
  const exited = new Promise<number | null>(resolve => child.once('close', resolve))
  const ready = new Promise<void>(resolve => {
    const hear = (chunk: Buffer) => {
      out += chunk
      if (out.includes('Ctrl-C')) resolve()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
  })
  return { child, exited, said: Promise.race([ready, exited]).then(() => out), all: () => out }
}

/** Living programs that name our folder: the service's database among them. */
const ours = () =>
  readdirSync('/proc')
    .filter(pid => /^\d+$/.test(pid) && Number(pid) !== process.pid)
    .filter(pid => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder)
      } catch {
        return false
      }
    })

async function gone() {
  for (let i = 0; i < 100 && ours().length > 0; i++) await new Promise(resolve => setTimeout(resolve, 50))
  return ours()
}

test.runIf(process.platform === 'linux')(
  'nothing survives a killed service, which then starts again with what it had; Ctrl-C ends it well',
  async () => {
    const port = await freePort()
    const first = start(port)
    expect(await first.said).toContain(`http://localhost:${port}`)
    expect(ours().length).toBeGreaterThan(1)

    // A second on the same data is told where the first is.
    const second = start(await freePort())
    expect(await second.exited).toBe(1)
    expect(second.all()).toContain(`Järnkoll körs redan på http://localhost:${port}`)

    first.child.kill('SIGKILL')
    expect(await gone()).toEqual([])
    expect(await running(folder)).toBeUndefined()

    const third = start(port)
    expect(await third.said).toContain('2026-09-14')
    third.child.kill('SIGINT')
    expect(await third.exited).toBe(0)
    expect(await gone()).toEqual([])
  },
  60_000,
)

test('a taken port gives a sentence that says how to choose another', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => other.once('listening', resolve))
  const { port } = other.address() as { port: number }
  const { exited, all } = start(port)
  expect(await exited).toBe(1)
  expect(all()).toContain(`Port ${port} används redan`)
  expect(all()).toContain(`npm start -- --port ${port + 1}`)
  expect(all().trim().split('\n')).toHaveLength(1)
  other.close()
})

test('a Java that is missing or too old is told by how to install one', () => {
  expect(javaVersion('openjdk version "17.0.15" 2025-04-15')).toBe(17)
  expect(javaVersion('java version "1.8.0_392"')).toBe(8)
  expect(javaVersion('openjdk version "24-ea" 2025-03-18')).toBe(24)
  expect(javaVersion('The operation couldn’t be completed. Unable to locate a Java Runtime.')).toBe(0)
  expect(javaInstall('darwin', () => false)).toContain('brew')
  expect(javaInstall('linux', command => command === 'apt-get')).toContain('apt-get install openjdk-17')
  expect(javaInstall('linux', () => false)).toContain('https://')
})
