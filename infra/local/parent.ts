import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * Calls `gone` when the npm that started us has died, also by kill -9: nothing else tells us of that.
 * Started without npm we have no parent to follow.
 */
export function followNpm(gone: () => void) {
  if (!process.env['npm_lifecycle_event']) return
  const parent = process.ppid
  // Between npm and us there may be a shell, which outlives npm.
  const npm = /(^|\/)(ba|da|z)?sh$/.test(nameOf(parent)) ? parentOf(parent) : undefined
  const timer = setInterval(() => {
    if (process.ppid === parent && (!npm || lives(npm))) return
    clearInterval(timer)
    gone()
  }, 500)
  timer.unref()
}

const ask = (pid: number, what: string) =>
  (spawnSync('ps', ['-o', `${what}=`, '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '').trim()

function nameOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
  } catch {
    return ask(pid, 'comm')
  }
}

function parentOf(pid: number): number | undefined {
  try {
    // pid (name) state ppid: the name may hold spaces and brackets.
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1])
  } catch {
    return Number(ask(pid, 'ppid')) || undefined
  }
}

function lives(pid: number) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
