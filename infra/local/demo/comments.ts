import type { Data } from '#functions/data/index.ts'
import type { Comment } from '#shared/comments.ts'

type Said = Pick<Comment, 'kind' | 'entity' | 'author' | 'text'> & { at: string; title: string }

/** What people of Norrbäcka say; Karin is asked, and has not answered yet. */
const said: Said[] = [
  {
    ...{ kind: 'system', entity: 'sys-fo03-1', author: 'al', at: '2026-09-08T08:12:00.000Z' },
    title: 'Omvårda',
    text: '@[kw], vi behöver en ny klassning innan upphandlingen. Hinner du före den 25?\nUnderlaget: https://skr.example/klassa',
  },
  {
    ...{ kind: 'object', entity: 'fo03', author: 'kw', at: '2026-09-03T13:40:00.000Z' },
    title: 'Socialtjänst – Äldreomsorg',
    text: 'Driften har flyttat reservrutinen till den nya plattformen. Prov i november.',
  },
  {
    ...{ kind: 'plan', entity: '2027.fo03', author: 'md', at: '2026-09-10T07:05:00.000Z' },
    title: 'Socialtjänst – Äldreomsorg 2027',
    text: 'Mål 2 saknar mått. I övrigt ser planen klar ut.',
  },
]

export const seedComments = (data: Data) =>
  Promise.all(
    said.map(({ title, ...comment }, i) =>
      data.comments.write({ ...comment, id: `${comment.at.replace(/\D/g, '')}-${i}`, edited: false }, title),
    ),
  )
