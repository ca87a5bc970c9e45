import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What is kept between starts, besides the database: small JSON documents by name. */
export type Keep = {
  /** Where larger things may be put; none when everything is in memory. */
  folder: string | undefined
  read<T>(name: string): T | undefined
  write(name: string, value: unknown): void
}

/** Documents in a folder, each written whole or not at all; without a folder, in memory. */
export function openKeep(folder?: string): Keep {
  const memory = new Map<string, unknown>()
  if (!folder)
    return {
      folder,
      read: name => memory.get(name) as never,
      write: (name, value) => void memory.set(name, structuredClone(value)),
    }
  mkdirSync(folder, { recursive: true })
  const path = (name: string) => join(folder, `${name}.json`)
  return {
    folder,
    read: name => readJson(path(name)) as never,
    write(name, value) {
      const half = `${path(name)}.${process.pid}`
      // Keys lie here: for this user only.
      writeFileSync(half, JSON.stringify(value), { mode: 0o600 })
      renameSync(half, path(name))
    },
  }
}

/** Another service has the folder open, at this address. */
export class AlreadyRunning extends Error {
  readonly address: string
  constructor(address: string) {
    super(`already running at ${address}`)
    this.address = address
  }
}

type Lock = { id: string; pid: number; address: string; at: number }

/** The service that has the folder open, if any: its process lives, and it answers or is just starting. */
export async function running(folder: string): Promise<Lock | undefined> {
  const lock = readJson(join(folder, 'lock.json')) as Lock | undefined
  if (!lock || !alive(lock.pid)) return undefined
  if (Date.now() - lock.at < STARTING) return lock
  // The number of a dead process may have been given to another program.
  const answer = await fetch(`${lock.address}/api/local/service`)
    .then(r => r.json() as Promise<{ id?: string }>)
    .catch(() => undefined)
  return answer?.id === lock.id ? lock : undefined
}

/** Takes the folder for one running service; throws `AlreadyRunning`. Returns the lock's id and how to let go. */
export async function lockFolder(folder: string, address: string) {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'lock.json')
  const lock: Lock = { id: randomUUID(), pid: process.pid, address, at: Date.now() }
  for (let attempt = 0; ; attempt++) {
    try {
      writeFileSync(path, JSON.stringify(lock), { flag: 'wx' })
      break
    } catch (error) {
      if ((error as { code?: string }).code !== 'EEXIST' || attempt > 2) throw error
    }
    const other = await running(folder)
    if (other) throw new AlreadyRunning(other.address)
    rmSync(path, { force: true })
  }
  const release = () => {
    if ((readJson(path) as Lock | undefined)?.id === lock.id) rmSync(path, { force: true })
  }
  return { id: lock.id, release }
}

const STARTING = 20_000

function alive(pid: number) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM'
  }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
