import { expect, test } from 'vitest'
import { guessColumns } from '#shared/imports/columns.ts'
import type { Entity, Fields, Lists } from '#shared/imports/fields.ts'
import { preview } from '#shared/imports/preview.ts'
import { writeCsv, writeXlsx } from '#shared/imports/write.ts'
import { assignmentFile } from '#shared/assignment-file.ts'
import { contractFile } from '#shared/contract-file.ts'
import { Contract } from '#shared/contracts.ts'
import { objectFile } from '#shared/object-file.ts'
import { ManagedObject } from '#shared/objects.ts'
import { personFile } from '#shared/person-file.ts'
import { systemFile } from '#shared/system-file.ts'
import { System } from '#shared/systems.ts'
import { readFile } from '#functions/imports/read.ts'
import { town } from '../town.ts'

const whole = {
  ...{ shortName: 'S', description: '=HYPERLINK("x"); "åäö"', users: 1200, hosting: 'saas', supplier: 'Nordvik AB' },
  ...{ lifecycle: 'retiring', endOfUse: '2028-02-29', criticality: 'high', personalData: 'sensitive', mfa: false },
  classification: { confidentiality: 3, integrity: 2, availability: 4, traceability: 1 },
}

test('a register that is downloaded and looked over again is wholly known and wholly unchanged, as .xlsx and .csv, in both languages', async () => {
  const of = await town()
  const steps = ['Ansökan', 'Beslut: första; andra', 's-1', 'beslut'].map((name, i) => ({ id: `s-${i + 1}`, name }))
  const fo1 = await of.data.objects.get('fo1')
  await of.data.objects.save(fo1, { ...fo1, steps })
  await of.data.objects.create(ManagedObject.parse({ id: 'fo2', code: 'FO-02', name: 'Ett; annat', steps }))
  const used = {
    usedBy: ['fo2'],
    supports: steps.map(({ id }, i) => ({ step: id, degree: i % 2 ? 'main' : 'partial' })),
  }
  for (let i = 0; i < 4; i++)
    await of.data.systems.create(
      System.parse({ id: `s${i}`, name: `System ${i}`, object: 'fo1', ...(i % 2 && { ...whole, ...used }) }),
    )
  const { items, lists } = (await of.as('reader')('GET', '/systems/facts')).body
  await expectUnchanged(systemFile(), items, lists, 4)
})

test('what is downloaded of objects, contracts, people and assignments is wholly known and unchanged too', async () => {
  const of = await town()
  await of.data.systems.create(System.parse({ id: 's1', name: 'Journal; och mer', object: 'fo1' }))
  const terms = { end: '2027-06-30', noticeMonths: 6, extension: { times: 2, months: 12 }, noticeGiven: '2026-09-01' }
  const worth = { valuePerYear: 123_456_700, priceIndex: '=KPI', supplier: 'Nordvik', number: '2024/1' }
  const contract = { id: 'c1', name: 'Journalavtalet', owner: 'leader', systems: ['s1'], ...terms, ...worth }
  await of.data.contracts.create(Contract.parse(contract))
  await of.data.contracts.create(Contract.parse({ id: 'c2', name: 'Tills vidare' }))
  for (const [path, file, n] of [
    ['/objects/facts', objectFile(), 1],
    ['/contracts/facts', contractFile(), 2],
    ['/people/facts', personFile(), 7],
    ['/staffing/facts', assignmentFile(), 3],
  ] as const) {
    const { items, lists } = (await of.as('reader')('GET', path)).body
    await expectUnchanged(file, items, lists, n)
  }
})

async function expectUnchanged(fields: Fields, items: Entity[], lists: Lists, n: number) {
  for (const locale of ['sv', 'en'] as const) {
    const what = { fields, entities: items, lists, locale }
    for (const [name, bytes] of [
      ['list.xlsx', await writeXlsx(what, 'Lista')],
      ['list.csv', writeCsv(what)],
    ] as const) {
      const { rows } = (await readFile(bytes, name)).sheets[0]!
      const mapping = guessColumns(rows[0]!, fields.fields)
      expect(mapping).toEqual(fields.fields.map(field => field.id))
      const { sums } = preview({
        ...{ rows, headings: 0, mapping, fields, existing: items, lists },
        policy: { onError: 'stop', onExisting: 'update' },
      })
      expect(sums).toMatchObject({ before: n, after: n, unchanged: n, updated: 0, errors: 0, check: 0 })
    }
  }
}
