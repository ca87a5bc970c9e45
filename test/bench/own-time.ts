import { createApp } from '#functions/http/app.ts'
import type { Table } from '#functions/data/table.ts'
import type { Machine } from '../town.ts'
import { median } from './figure.ts'

/** The median time of an answer, in ms, when every question to the table is answered at once from what it answered before. */
export async function ownTime(
  { platform }: Pick<Machine, 'platform'>,
  path: string,
  headers: Record<string, string>,
  forgetful = false,
) {
  const answers = new Map<string, unknown>()
  const table: Table = {
    name: platform.table.name,
    send: async command => {
      const { input, constructor } = command as unknown as { input: object; constructor: { name: string } }
      const key = constructor.name + JSON.stringify(input)
      if (!answers.has(key)) answers.set(key, await platform.table.send(command))
      return answers.get(key) as never
    },
  }
  let app = createApp({ ...platform, table })
  const times: number[] = []
  for (let i = 0; i < 150; i++) {
    // What a process remembers is remembered of its table.
    if (forgetful) app = createApp({ ...platform, table: { ...table } })
    const start = performance.now()
    await (await app.request(`/api${path}`, { headers })).text()
    times.push(performance.now() - start)
  }
  return Math.round(median(times.slice(50)) * 10) / 10
}
