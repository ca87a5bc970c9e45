import { parseArgs } from 'node:util'
import { fileURLToPath } from 'node:url'

/** Where everything is kept between starts; ignored by git. */
export const FOLDER = fileURLToPath(new URL('../../.local', import.meta.url))
const PORT = 4280

/** What was asked of the service on the command line and in the environment; `port` is undefined when it is none. */
export function serviceArgs(argv = process.argv.slice(2), env: Record<string, string | undefined> = process.env) {
  const { values } = parseArgs({
    args: argv,
    options: {
      port: { type: 'string' },
      folder: { type: 'string', default: FOLDER },
      origin: { type: 'string' },
      empty: { type: 'boolean', default: false },
    },
  })
  const asked = values.port ?? env['PORT'] ?? String(PORT)
  const port = /^\d+$/.test(asked) && Number(asked) >= 1 && Number(asked) <= 65535 ? Number(asked) : undefined
  return { asked, port, folder: values.folder, demo: !values.empty, ...(values.origin && { origin: values.origin }) }
}
