import type { Data } from '#functions/data/index.ts'
import type { View } from '#shared/views.ts'

/** How people of Norrbäcka want to see their lists: two that everyone sees, and one of Karin's own. */
const saved: View[] = [
  {
    ...{ id: 'vy-kontinuitet', owner: 'md', name: 'Kontinuitet', page: 'systems', shared: true },
    query: 'columns=object,criticality,rto,rpo,continuityPlan,continuityTested&sort=-criticality',
  },
  {
    ...{ id: 'vy-storst-varde', owner: 'nb', name: 'Störst värde', page: 'contracts', shared: true },
    query: 'sort=-value&columns=value,supplier,systems,owner,notice',
  },
  {
    ...{ id: 'vy-aldreomsorg', owner: 'kw', name: 'Äldreomsorgens system', page: 'systems', shared: false },
    query: 'object=fo03&sort=-cost',
  },
]

export const seedViews = (data: Data) => Promise.all(saved.map(view => data.views.create(view)))
