import { work } from '#functions/jobs/index.ts'
import type { ImportChoice } from '#shared/imports/imports.ts'
import type { Part, Town } from '../town.ts'

const POLICY = { onError: 'stop', onExisting: 'update' } as const
type Choose = Partial<ImportChoice>

/** Sends a text as a file and has it read; answers the import as its page is told of it. */
export async function sent(
  of: Town,
  text: string,
  { kind = 'systems', fileName = 'System.csv', as = 'modelAdmin' as Part } = {},
) {
  const ask = of.as(as)
  const bytes = new TextEncoder().encode(text)
  const { body: made } = await ask('POST', '/imports', { kind, fileName, size: bytes.length })
  await of.platform.files.put(String(made.upload).replace('/files/', ''), bytes)
  await ask('POST', `/imports/${made.id}/read`)
  await worked(of)
  return (await ask('GET', `/imports/${made.id}`)).body
}
/** Everything that waits in the queue is done. */
export const worked = async (of: Town) => {
  for (const message of of.messages.splice(0)) await work(message, of.platform)
}
export const choiceOf = (
  page: { sheet: number; headingRow: number; mapping: (string | null)[] },
  more: Choose = {},
) => ({
  ...{ sheet: page.sheet, headingRow: page.headingRow, mapping: page.mapping },
  ...{ policy: POLICY, corrections: [], skip: [], ...more },
})
export async function applied(
  of: Town,
  page: { id: string } & Parameters<typeof choiceOf>[0],
  more: Choose = {},
  as: Part = 'modelAdmin',
) {
  const ask = of.as(as)
  const { status } = await ask('POST', `/imports/${page.id}/apply`, {
    ...choiceOf(page, more),
    ...(await seen(of, page, more, as)),
  })
  await worked(of)
  return { asked: status, ...(await ask('GET', `/imports/${page.id}`)).body }
}
/** What the person has seen when they say yes. */
export async function seen(
  of: Town,
  page: { id: string } & Parameters<typeof choiceOf>[0],
  more: Choose = {},
  as: Part = 'modelAdmin',
) {
  const { body } = await of.as(as)('POST', `/imports/${page.id}/preview`, choiceOf(page, more))
  return { seen: String(body.seen) }
}

export const FILE = [
  'Systemnamn;Objekt;Leverantör;Livscykel;Antal användare',
  'Treserva;Secret object 9981;Nordvård AB;I drift;1 250',
  'Procapita;Secret object 9981;Skolsys;I drift;300',
].join('\n')
