import { dataFor } from '#functions/data/index.ts'
import { publishingPractice } from '#functions/data/practice.ts'
import type { Platform } from '#functions/platform/index.ts'
import { EVERYONE, PracticeNote } from '#shared/practice.ts'
import { seeder } from './tenants.ts'

const notes: [municipality: string, note: object][] = [
  [
    '9905',
    {
      ...{ id: 'fewer', figure: 'K9', day: '2026-05-18', readers: 'asarna' },
      title: 'Tolv system färre på ett år',
      text: 'Vi gick igenom varje objekt med frågan vilka system som gör samma sak. Objektägaren fick föreslå ett att avveckla, och förvaltningsledaren lade in avvecklingen i planen med en ansvarig och ett datum.\n\nDet tog längst tid att flytta historiken. Nästa gång börjar vi med arkivplanen.',
      contact: 'IT-chef',
    },
  ],
  [
    '9908',
    {
      ...{ id: 'notice', figure: 'K1', day: '2026-03-02', readers: 'asarna' },
      title: 'Avtalen sägs upp i tid',
      text: 'Nästan var femte krona låg i avtal som hade förlängts av sig själva. Nu står sista uppsägningsdag i årshjulet, och objektägaren tar ställning ett halvår innan.',
      ...{ link: 'https://granheden.example/avtal', contact: 'Controller, kommunledningsförvaltningen' },
    },
  ],
  [
    '9901',
    {
      ...{ id: 'roles', figure: 'K14', day: '2026-06-08', readers: EVERYONE },
      title: 'Vakanser tas upp på varje styrgrupp',
      text: 'Varje styrgrupp börjar med listan över vakanser. Den som äger objektet säger vem som går in tills rollen är tillsatt. På ett år gick vi från elva vakanser till tre.',
      contact: 'Modellansvarig',
    },
  ],
]

/** What some of the invented municipalities tell the others of how they did. */
export async function seedPractice(platform: Platform): Promise<void> {
  for (const [municipality, note] of notes) {
    const data = dataFor(seeder(municipality), platform)
    const { officialName } = await data.tenant.get()
    const of = PracticeNote.parse({ ...note, state: 'published' })
    await publishingPractice(platform, data).publish(undefined, of, officialName)
  }
}
