import * as m from '#messages'
import { serviceArgs } from './args.ts'
import { followNpm } from './parent.ts'
import { giveUp, needJava, sv } from './say.ts'
import { startService } from './service.ts'

// `npm start [-- --port N --empty]`: the whole service on this computer until Ctrl-C; `--empty` without demo municipalities.
const { asked, port, ...rest } = serviceArgs()
if (port === undefined) {
  console.error(m.local_port_wrong({ port: asked }, sv))
  process.exit(1)
}
needJava()

let stopping = false
const starting = startService({ port, ...rest })

/** Stops once; a second Ctrl-C does not wait. */
async function stop() {
  if (stopping) process.exit(1)
  stopping = true
  console.log(m.local_stopping({}, sv))
  await starting.then(
    service => service.stop(),
    () => {},
  )
  process.exit(0)
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
process.on('SIGHUP', stop)
followNpm(stop)

const service = await starting.catch(giveUp)
console.log(m.local_running({ address: service.origin }, sv))
console.log(m.local_running_mailbox({ address: `${service.origin}/mailbox` }, sv))
console.log(m.local_running_day({ day: service.clock.state().today }, sv))
const errors = await service.broken
if (!stopping) giveUp(new Error(`DynamoDB Local stopped: ${errors}`))
