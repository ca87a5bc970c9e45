import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/**
 * Starts a program that dies with us, however we die: a small keeper holds the other end of a pipe,
 * and when the pipe closes (even by kill -9 on us) it ends the program.
 * Returns a function that stops it, and a promise of its exit: the last it said of errors.
 * `output`: 'inherit' shows what the program prints.
 */
export function startChild(command: string, args: string[], cwd: string, output: 'ignore' | 'inherit' = 'ignore') {
  const keeper = spawn(process.execPath, [fileURLToPath(import.meta.url), cwd, command, ...args], {
    stdio: ['pipe', output, 'pipe'],
  })
  let errors = ''
  keeper.stderr.on('data', chunk => {
    errors = (errors + chunk).slice(-4000)
    if (output === 'inherit') process.stderr.write(chunk)
  })
  const exited = new Promise<string>(resolve => keeper.once('exit', () => resolve(errors)))
  const stop = async () => {
    keeper.stdin.end()
    await exited
  }
  return { stop, exited }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [cwd, command, ...args] = process.argv.slice(2)
  const child = spawn(command!, args, { cwd: cwd!, stdio: ['ignore', 'inherit', 'inherit'] })
  const end = () => {
    child.kill()
    // Who does not listen is not asked again.
    setTimeout(() => child.kill('SIGKILL'), 5000).unref()
  }
  process.stdin.resume()
  process.stdin.once('close', end)
  // Ctrl-C reaches the whole group: let the parent decide when.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', end)
  // When the parent is dead nobody reads what we print.
  process.stdout.on('error', () => {})
  process.stderr.on('error', () => {})
  child.once('error', error => {
    console.error(error.message)
    process.exit(1)
  })
  child.once('exit', code => process.exit(code ?? 1))
}
