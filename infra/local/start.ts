import * as m from '#messages'
import { serviceArgs } from './args.ts'
import { openKeep } from './folder.ts'
import { giveUp, needJava, sv } from './say.ts'
import { startService } from './service.ts'
import { untilStopped } from './until-stopped.ts'

// `npm start [-- --port N --empty]`: the whole service on this computer until Ctrl-C; `--empty` without demo municipalities.
const { asked, port, ...rest } = serviceArgs()
if (port === undefined) {
  console.error(m.local_port_wrong({ port: asked }, sv))
  process.exit(1)
}
needJava()
// The first start takes a while.
if (rest.demo && !openKeep(rest.folder).read('demo')) console.log(m.local_preparing_demo({}, sv))

const starting = startService({ port, ...rest })
const stopping = untilStopped(async () => {
  console.log(m.local_stopping({}, sv))
  const started = await starting.catch(() => undefined)
  await started?.stop()
})

// Stopped half way, what was begun fails: that is no news.
const service = await starting.catch(error => (stopping() ? new Promise<never>(() => {}) : giveUp(error)))
console.log(m.local_running({ address: service.origin }, sv))
console.log(m.local_running_mailbox({ address: `${service.origin}/mailbox` }, sv))
console.log(m.local_running_day({ day: service.clock.state().today }, sv))
const errors = await service.broken
if (!stopping()) giveUp(new Error(`DynamoDB Local stopped: ${errors}`))
