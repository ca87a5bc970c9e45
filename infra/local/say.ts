import * as m from '#messages'
import { AlreadyRunning } from './folder.ts'
import { missingJava } from './java.ts'
import { PortTaken } from './service.ts'

/** The terminal speaks Swedish. */
export const sv = { locale: 'sv' } as const

/** Ends the program with a sentence that says what to do, when Java is missing or too old. */
export function needJava() {
  const missing = missingJava()
  if (!missing) return
  console.error(missing.found === 0 ? m.local_java_missing(missing, sv) : m.local_java_old(missing, sv))
  process.exit(1)
}

/** Ends the program with a sentence for what can be foreseen, the error itself for what cannot. */
export function giveUp(error: unknown): never {
  if (error instanceof PortTaken) console.error(m.local_port_taken({ port: error.port, other: error.port + 1 }, sv))
  else if (error instanceof AlreadyRunning) console.error(m.local_already({ address: error.address }, sv))
  else console.error(error)
  process.exit(1)
}
