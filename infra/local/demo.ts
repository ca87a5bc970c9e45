import { m } from '#messages'
import { withService } from './join.ts'
import { giveUp, needJava, sv } from './say.ts'

// `npm run demo`: the demo municipalities as new, the day back at its first.
needJava()
console.log(m.local_preparing_demo({}, sv))
const { today } = await withService(post => post<{ today: string }>('/api/local/demo', {})).catch(giveUp)
console.log(m.local_demo_done({ day: today }, sv))
process.exit(0)
