import { work } from '#functions/jobs/index.ts'
import type { Town } from '../town.ts'

/** A SIE file of a year: `rows` are date, account, object code and whole kronor, each in a voucher that balances against cash. */
export function sieFile(
  rows: [date: string, account: string, object: string, kronor: number, text?: string][],
  more = '',
) {
  const vouchers = rows.map(
    ([date, account, object, kronor, text = 'Faktura'], i) =>
      `#VER A ${i + 1} ${date} "${text}"\n{\n#TRANS ${account} {1 "${object}"} ${kronor}.00\n#TRANS 1930 {} ${-kronor}.00\n}\n`,
  )
  return `#FLAGGA 0
#FORMAT PC8
#SIETYP 4
#PROGRAM "Ekonomi" 1
#GEN 20260901
#FNAMN "Norrbacka kommun"
#ORGNR 212000-0001
#RAR 0 20260101 20261231
#DIM 1 "Objekt"
#KONTO 1930 "Bank"
#KONTO 6420 "Licenser"
#KONTO 6550 "IT-konsulter"
#KONTO 7010 "Förbrukning"
#KONTO 5010 "Löner"
${vouchers.join('')}${more}`
}

/** Does what the queue holds, until nothing is left; failures are shown. */
export async function worked({ messages, platform }: Pick<Town, 'messages' | 'platform'>) {
  while (messages.length > 0) await work(messages.shift()!, platform)
}

/** A file sent and read; answers its id. */
export async function sent(of: Town, file: string | Uint8Array, fileName = 'utfall.se') {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file
  const controller = of.as('controller')
  const { body } = await controller('POST', '/ledgers', { fileName, size: bytes.length })
  await of.platform.files.put(of.data.ledgers.file(body.id), bytes)
  await controller('POST', `/ledgers/${body.id}/read`, {})
  await worked(of)
  return body.id as string
}

/** Reads it in as it is suggested; answers the ledger as it is afterwards. */
export const readIn = async (of: Town, file: string | Uint8Array, choice: object = {}) =>
  chosen(of, await sent(of, file), choice)

/** Has a file that has been read counted as it is suggested. */
export async function chosen(of: Town, id: string, choice: object = {}) {
  const controller = of.as('controller')
  const { body: about } = await controller('GET', `/ledgers/${id}`)
  const entity = about.entities[0].id
  const uses = about.accounts
    .filter((of: { why: string }) => of.why === 'name' || of.why === 'class')
    .map(({ account, use, costKind }: { account: string; use: string; costKind?: string }) => ({
      ...{ entity, from: account, to: account, use },
      ...(costKind && { costKind }),
    }))
  const { year, from, to } = about.about
  const applied = await controller('POST', `/ledgers/${id}/apply`, { entity, year, from, to, uses, ...choice })
  await worked(of)
  return { id, applied, ledger: (await controller('GET', `/ledgers/${id}`)).body }
}
