import { followNpm } from './parent.ts'

/**
 * Runs `stop` once, at Ctrl-C, when we are asked to end or when the npm that started us has died; then ends well.
 * A second Ctrl-C does not wait. Answers whether we are stopping.
 */
export function untilStopped(stop: () => Promise<unknown>): () => boolean {
  let since: number | undefined
  async function end() {
    if (since !== undefined) {
      // npm passes on the Ctrl-C that the terminal gave us already.
      if (Date.now() - since > 1000) process.exit(1)
      return
    }
    since = Date.now()
    await stop().catch(console.error)
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end)
  followNpm(end)
  return () => since !== undefined
}
