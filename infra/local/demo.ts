import * as m from '#messages'
import { freshDemo } from './join.ts'
import { giveUp, needJava, sv } from './say.ts'

// `npm run demo`: the demo municipalities as new, the day back at its first.
needJava()
console.log(m.local_preparing_demo({}, sv))
const day = await freshDemo().catch(giveUp)
console.log(m.local_demo_done({ day }, sv))
process.exit(0)
