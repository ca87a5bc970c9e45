import { parentPort, workerData } from 'node:worker_threads'

/** So many requests under way at a time, for so many seconds; says how many were answered in a second. */
export type Load = { url: string; headers: Record<string, string>; connections: number; seconds: number }

const { url, headers, connections, seconds } = workerData as Load
const ask = async () => {
  const response = await fetch(url, { headers })
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  await response.arrayBuffer()
}
// Both ends are warm before anything is counted.
for (let i = 0; i < 50; i++) await ask()
let answered = 0
const start = performance.now()
const until = start + seconds * 1000
await Promise.all(
  Array.from({ length: connections }, async () => {
    while (performance.now() < until) {
      await ask()
      answered += 1
    }
  }),
)
parentPort!.postMessage((answered * 1000) / (performance.now() - start))
