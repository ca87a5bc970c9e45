import { expect, test } from 'vitest'
import { guessColumns } from '#shared/imports/columns.ts'
import { preview } from '#shared/imports/preview.ts'
import { systemFile, systemLists, systemRow } from '#shared/system-file.ts'
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
  const [systems, objects] = await Promise.all([of.data.systems.list(), of.data.objects.list()])
  const fields = systemFile()
  for (const format of ['xlsx', 'csv'])
    for (const locale of ['sv', 'en']) {
      const { status, body } = await of.as('reader')('POST', '/exports/systems', { format, locale })
      expect([status, body.name]).toEqual([201, `system-2026-09-14.${format}`])
      const bytes = await of.platform.files.get(body.url.replace('/files/', ''))
      const { rows } = (await readFile(bytes!, body.name)).sheets[0]!
      const mapping = guessColumns(rows[0]!, fields.fields)
      expect(mapping).toEqual(fields.fields.map(field => field.id))
      const { sums } = preview({
        ...{ rows, headings: 0, mapping, fields, existing: systems.map(systemRow), lists: systemLists(objects) },
        policy: { onError: 'stop', onExisting: 'update' },
      })
      expect(sums).toMatchObject({ before: 4, after: 4, unchanged: 4, updated: 0, errors: 0, check: 0 })
    }
})

test('only what was chosen is in the file, and no other municipality’s', async () => {
  const of = await town()
  for (const id of ['a', 'b']) await of.data.systems.create(System.parse({ id, name: `System ${id}`, object: 'fo1' }))
  const { body } = await of.as('reader')('POST', '/exports/systems', {
    format: 'csv',
    locale: 'en',
    ids: ['b', 'other'],
  })
  expect(body.url).toContain('9981/exports/')
  const text = new TextDecoder().decode(await of.platform.files.get(body.url.replace('/files/', '')))
  expect(
    text
      .trim()
      .split('\r\n')
      .map(line => line.split(';').slice(0, 3)),
  ).toEqual([
    ['Id', 'Name', 'Object'],
    ['b', 'System b', 'Secret object 9981'],
  ])
})
