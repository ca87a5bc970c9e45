import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * Calls `gone` when the npm that started us has died, also by kill -9: nothing tells a grandchild of that.
 * Started without npm we have no parent to follow.
 */
export function followNpm(gone: () => void) {
  if (!process.env['npm_lifecycle_event']) return
  const shell = process.ppid
  const npm = parentOf(shell)
  const timer = setInterval(() => {
    if (process.ppid === shell && (!npm || lives(npm))) return
    clearInterval(timer)
    gone()
  }, 500)
  timer.unref()
}

function parentOf(pid: number): number | undefined {
  try {
    // pid (name) state ppid: the name may hold spaces and brackets.
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1])
  } catch {
    return Number(spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }).stdout) || undefined
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
