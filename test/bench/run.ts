import { bundles } from './bundles.ts'
import { comparison } from './comparison.ts'
import { deadlines } from './deadlines.ts'
import type { Figure } from './figure.ts'
import { money } from './money.ts'
import { portfolio } from './portfolio.ts'
import { search } from './search.ts'
import { web } from './web.ts'

// `npm run bench [-- NAME]`: each figure one JSON line, beside a readable table. Measures; never fails for a figure.
const benches: Record<string, () => Promise<Figure[]>> = {
  bundles,
  comparison,
  deadlines,
  money,
  portfolio,
  search,
  web,
}

const asked = process.argv[2]
const names = asked ? [asked] : Object.keys(benches)
for (const name of names) {
  const bench = benches[name]
  if (!bench) {
    console.error(`no bench ${name}: ${Object.keys(benches).join(', ')}`)
    process.exit(2)
  }
  const figures = await bench()
  console.table(Object.fromEntries(figures.map(f => [f.figure, { value: f.value, unit: f.unit, goal: f.goal ?? '' }])))
  for (const figure of figures) console.log(JSON.stringify({ bench: name, ...figure }))
}
process.exit(0)
