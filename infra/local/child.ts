import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/**
 * Starts a program that dies with us, however we die: a small keeper holds the other end of a pipe,
 * and when the pipe closes (even by kill -9 on us) it ends the program.
 * Returns a function that stops it, and a promise of its exit.
 */
export function startChild(command: string, args: string[], cwd: string) {
  const keeper = spawn(process.execPath, [fileURLToPath(import.meta.url), cwd, command, ...args], {
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  let errors = ''
  keeper.stderr.on('data', chunk => (errors = (errors + chunk).slice(-4000)))
  const exited = new Promise<string>(resolve => keeper.once('exit', () => resolve(errors)))
  const stop = async () => {
    keeper.stdin.end()
    await exited
  }
  return { stop, exited }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [cwd, command, ...args] = process.argv.slice(2)
  const child = spawn(command!, args, { cwd: cwd!, stdio: ['ignore', 'ignore', 'inherit'] })
  process.stdin.resume()
  process.stdin.once('close', () => child.kill())
  // Ctrl-C reaches the whole group: let the parent decide when.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill())
  child.once('error', error => {
    console.error(error.message)
    process.exit(1)
  })
  child.once('exit', code => process.exit(code ?? 1))
}
