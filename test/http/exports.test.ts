import { expect, test } from 'vitest'
import { guessColumns } from '#shared/imports/columns.ts'
import { preview } from '#shared/imports/preview.ts'
import { writeCsv, writeXlsx } from '#shared/imports/write.ts'
import { systemFile } from '#shared/system-file.ts'
import { System } from '#shared/systems.ts'
import { readFile } from '#functions/imports/read.ts'
import { town } from '../town.ts'

const whole = {
  ...{ shortName: 'S', description: '=HYPERLINK("x"); "åäö"', users: 1200, hosting: 'saas', supplier: 'Nordvik AB' },
  ...{ lifecycle: 'retiring', endOfUse: '2028-02-29', criticality: 'high', personalData: 'sensitive', mfa: false },
  classification: { confidentiality: 3, integrity: 2, availability: 4 },
}

test('a register that is downloaded and looked over again is wholly known and wholly unchanged, as .xlsx and .csv, in both languages', async () => {
  const of = await town()
  for (let i = 0; i < 4; i++)
    await of.data.systems.create(System.parse({ id: `s${i}`, name: `System ${i}`, object: 'fo1', ...(i % 2 && whole) }))
  const { items, lists } = (await of.as('reader')('GET', '/systems/facts')).body
  const fields = systemFile()
  for (const locale of ['sv', 'en'] as const) {
    const what = { fields, entities: items, lists, locale }
    for (const [name, bytes] of [
      ['system.xlsx', await writeXlsx(what, 'System')],
      ['system.csv', writeCsv(what)],
    ] as const) {
      const { rows } = (await readFile(bytes, name)).sheets[0]!
      const mapping = guessColumns(rows[0]!, fields.fields)
      expect(mapping).toEqual(fields.fields.map(field => field.id))
      const { sums } = preview({
        ...{ rows, headings: 0, mapping, fields, existing: items, lists },
        policy: { onError: 'stop', onExisting: 'update' },
      })
      expect(sums).toMatchObject({ before: 4, after: 4, unchanged: 4, updated: 0, errors: 0, check: 0 })
    }
  }
})
