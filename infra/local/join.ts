import { FOLDER } from './args.ts'
import { FIRST_DAY } from './clock.ts'
import { openKeep, running } from './folder.ts'
import { startService } from './service.ts'

/** Sends a change to the service; answers its JSON, throws what it says when it refuses. */
export type Post = <T>(path: string, body: object) => Promise<T>

/**
 * Lets `use` talk to the service that has our data: the one that runs, or one of our own for the while.
 * Never two on one database.
 */
export async function withService<T>(use: (post: Post) => Promise<T>, folder = FOLDER): Promise<T> {
  const other = await running(folder)
  if (other) return use(await poster(other.address))
  const service = await startService({ port: 0, folder, demo: true })
  try {
    return await use(await poster(service.origin))
  } finally {
    await service.stop()
  }
}

/** The demo municipalities as new, the day back at its first; in the service that runs, or for the next. Answers the day. */
export async function freshDemo(folder = FOLDER): Promise<string> {
  const other = await running(folder)
  if (other) return (await (await poster(other.address))<{ today: string }>('/api/local/demo', {})).today
  // A service that finds no demo data makes it.
  openKeep(folder).write('demo', null)
  return withService(async () => FIRST_DAY, folder)
}

async function poster(address: string): Promise<Post> {
  const origin = await originOf(address)
  return async (path, body) => {
    const answer = await fetch(`${origin}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: origin },
      body: JSON.stringify(body),
    })
    const json = (await answer.json()) as { sv?: string }
    if (!answer.ok) throw new Error(json.sv ?? `${path}: ${answer.status}`)
    return json as never
  }
}

/** The origin that the service goes by, once it has started. */
async function originOf(address: string): Promise<string> {
  for (let i = 0; i < 240; i++) {
    const answer = await fetch(`${address}/api/local/service`).catch(() => undefined)
    if (answer?.ok) return ((await answer.json()) as { origin: string }).origin
    await new Promise(resolve => setTimeout(resolve, 250))
  }
  throw new Error(`no answer from ${address}`)
}
