import { expect, test } from '@playwright/test'
import { inDemo, lookOver, twoLooks } from './people.ts'

/** Norrbäcka's ledger of 2023 as far as May: known objects, an object code that nobody has, and an account that is new. */
function ledger() {
  const rows: [month: number, account: string, code: string, kronor: number, text: string][] = [
    [1, '6421', '4701', 120_000, 'Ekdata, Licens'],
    [2, '6441', '4701', 80_000, 'Nordvik, Drift'],
    [3, '6421', '4703', 64_500, 'Fjällsys, Licens omsorg'],
    [3, '6421', '4798', 31_250, 'Öresoft, Licens'],
    [4, '6421', '4798', 8_750, 'Öresoft, Licens'],
    [5, '6499', '4703', 12_400, 'Tallbacken IT, Diverse'],
    [5, '7010', '9100', 3_300, 'Papper'],
  ]
  const vouchers = rows.flatMap(([month, account, code, kronor, text], i) => [
    `#VER L ${i + 1} 20230${month}15 "${text}"`,
    ...['{', `#TRANS ${account} {1 "300" 2 "${code}"} ${kronor}.00`, `#TRANS 1930 {} -${kronor}.00`, '}'],
  ])
  const head = ['#FLAGGA 0', '#FORMAT PC8', '#SIETYP 4', '#PROGRAM "Ekonomisystemet" 8.2', '#FNAMN "Norrbäcka kommun"']
  const accounts = [
    '#KONTO 6421 "Licenser, verksamhetssystem"',
    '#KONTO 6499 "Övriga IT-kostnader"',
    '#KONTO 1930 "Bank"',
  ]
  const all = [...head, '#RAR 0 20230101 20231231', '#DIM 2 "Objekt"', ...accounts, '#IB 0 1930 0.00', ...vouchers]
  return Buffer.from(all.join('\r\n'))
}

test('a controller reads in a ledger, places what is unknown, follows a cost to its voucher, and takes it all back', async ({
  browser,
}) => {
  const page = await inDemo(browser, /Eva Öst/, '/costs', 'Kostnader 2026')

  await test.step('the year’s costs, as a picture and as a table', async () => {
    await expect(page.getByText('Prognosen är 1 220 tkr över budget.')).toBeVisible()
    await lookOver(page, 'Kostnader 2026', 'costs')
    await page.getByRole('button', { name: 'Visa som tabell' }).click()
    await expect(page.getByRole('rowheader', { name: 'september' })).toBeVisible()
  })

  await test.step('the file is told what it is, and nothing counts yet', async () => {
    await page.goto('/9901/costs/import')
    await page.locator('input[type=file]').setInputFiles({
      ...{ name: 'norrbacka_2023-05.se', mimeType: 'application/octet-stream', buffer: ledger() },
    })
    await page.waitForURL(/costs\/import\/\w/)
    await expect(page.getByText('Ekonomisystemet 8.2')).toBeVisible()
    await expect(page.getByText('Alla verifikationer balanserar')).toBeVisible()
    await lookOver(page, 'Läs in utfall', 'ledger checked', twoLooks)
    await page
      .getByRole('button', { name: 'Fortsätt' })
      .or(page.getByRole('link', { name: 'Fortsätt' }))
      .click()
  })

  await test.step('only the new account asks for a choice', async () => {
    await page.getByRole('heading', { name: 'Konton i filen' }).waitFor()
    await page.getByLabel('Kostnadsslag för 6499 Övriga IT-kostnader').selectOption('Övrigt')
    await lookOver(page, 'Läs in utfall', 'ledger accounts', twoLooks)
    await page
      .getByRole('button', { name: 'Fortsätt' })
      .or(page.getByRole('link', { name: 'Fortsätt' }))
      .click()
  })

  await test.step('its sums are shown, and then it counts', async () => {
    await expect(page.getByText('Summorna går ihop på öret')).toBeVisible()
    await lookOver(page, 'Läs in utfall', 'ledger sums', twoLooks)
    await page.getByRole('button', { name: 'Läs in', exact: true }).click()
    await expect(page.getByText('Utfallet är inläst.')).toBeVisible()
    await page.getByRole('link', { name: 'Placera det ofördelade' }).click()
  })

  await test.step('what nobody has placed is placed by hand', async () => {
    await page.goto('/9901/costs/unallocated?year=2023')
    await expect(page.getByRole('cell', { name: '4798', exact: true })).toBeVisible()
    await lookOver(page, 'Ofördelat', 'unallocated', twoLooks)
    await page.getByRole('row', { name: /4798/ }).getByRole('checkbox').check()
    await page.getByLabel('Objekt', { exact: true }).selectOption({ label: 'Nät och drift' })
    await page.getByRole('button', { name: 'Placera', exact: true }).click()
    await expect(page.getByText('Inget är ofördelat 2023').first()).toBeVisible()
  })

  await test.step('budget against actual, down to the row of the voucher', async () => {
    await page.goto('/9901/costs?year=2023')
    await page.getByRole('button', { name: 'Visa vad Licenser och abonnemang består av' }).click()
    await page.getByRole('link', { name: 'Licenser, verksamhetssystem' }).click()
    const rows = page.getByRole('dialog')
    await expect(rows.getByText('4 rader, 224 500,00 kr')).toBeVisible()
    const voucher = rows.getByRole('row', { name: /Fjällsys, Licens omsorg/ })
    await expect(voucher).toContainText('2023-03-15')
    await expect(voucher).toContainText('64 500,00')
    await rows.getByPlaceholder('Sök text eller verifikation').fill('Öresoft')
    await expect(rows.getByText('2 rader, 40 000,00 kr')).toBeVisible()
    await rows.getByRole('button', { name: 'Stäng' }).click()
    await expect(rows).toBeHidden()
  })

  await test.step('a tertial of it is looked at by account', async () => {
    await page.getByLabel('Period', { exact: true }).selectOption('Tertial 1')
    await page.getByRole('heading', { level: 1, name: 'Kostnader 2023, tertial 1' }).waitFor()
    await page.getByRole('button', { name: 'Konto', exact: true }).click()
    await expect(page.getByRole('rowheader', { name: /Licenser, verksamhetssystem/ })).toBeVisible()
    await lookOver(page, 'Kostnader 2023, tertial 1', 'costs of a tertial', twoLooks)
  })

  await test.step('the rules are read in order', async () => {
    await page.goto('/9901/costs/rules')
    await page.getByRole('heading', { name: 'Regler i ordning' }).waitFor()
    await lookOver(page, 'Placeringsregler', 'placing rules', twoLooks)
  })

  await test.step('a forecast is confirmed, and taken back', async () => {
    await page.goto('/9901/costs?object=fo16')
    const confirm = page.getByRole('button', { name: 'Bekräfta prognos: Drift' })
    await confirm.click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Prognos helår, tkr').fill('mycket')
    await dialog.getByRole('button', { name: 'Bekräfta', exact: true }).click()
    await expect(dialog.getByText('Skriv ett belopp i tkr')).toBeVisible()
    await dialog.getByLabel('Prognos helår, tkr').fill('9 999')
    await expect(dialog.getByText(/Skriv varför/)).toBeVisible()
    await dialog.getByRole('button', { name: 'Bekräfta', exact: true }).click()
    await expect(dialog.getByText(/kommentar/i).first()).toBeVisible()
    await dialog.getByLabel('Kommentar').fill('Ny driftplats från oktober.')
    await dialog.getByRole('button', { name: 'Bekräfta', exact: true }).click()
    const row = page.getByRole('row', { name: /Ny driftplats från oktober/ })
    await expect(row).toContainText('9 999')
    await expect(row).toContainText('Eva Öst')
    await confirm.click()
    await dialog.getByLabel('Prognos helår, tkr').fill('9 998')
    const other = await page.context().newPage()
    await other.goto('/9901/costs?object=fo16')
    await other.getByRole('button', { name: 'Bekräfta prognos: Drift' }).click()
    await other.getByRole('dialog').getByLabel('Prognos helår, tkr').fill('9 997')
    await other.getByRole('dialog').getByRole('button', { name: 'Bekräfta', exact: true }).click()
    await expect(other.getByRole('row', { name: /Ny driftplats från oktober/ })).toContainText('9 997')
    await other.close()
    await dialog.getByRole('button', { name: 'Bekräfta', exact: true }).click()
    await expect(dialog.getByText('Eva Öst har bekräftat 9 997 tkr medan du skrev')).toBeVisible()
    await dialog.getByRole('button', { name: 'Ta tillbaka bekräftelsen' }).click()
    await expect(row).toBeHidden()
  })

  await test.step('a BI tool fetches the costs with a key, until it is revoked', async () => {
    await page.goto('/9901/settings/feed')
    await page.getByLabel('Vad den ska användas till').fill('Power BI')
    await page.getByRole('button', { name: 'Skapa nyckel' }).click()
    const key = await page.getByLabel('Nyckeln', { exact: true }).inputValue()
    await lookOver(page, 'Kostnader till BI', 'cost feed', twoLooks)
    const fetched = () => page.request.get('/api/feed/costs?year=2026', { headers: { Authorization: `Bearer ${key}` } })
    expect((await (await fetched()).json()).value[0]).toMatchObject({ year: 2026, month: 1 })
    await page.getByRole('button', { name: 'Återkalla nyckeln för Power BI' }).click()
    await expect(page.getByRole('row', { name: /Power BI/ })).toContainText('Återkallad')
    expect((await fetched()).status()).toBe(401)
  })

  await test.step('the import is undone, and the year is as it was', async () => {
    await page.goto('/9901/costs/unallocated?year=2023')
    await page.getByRole('button', { name: /^Ångra placeringen/ }).click()
    await page.goto('/9901/costs/import')
    await page.getByRole('button', { name: 'Ångra inläsningen av norrbacka_2023-05.se' }).click()
    await expect(page.getByRole('row', { name: /norrbacka_2023-05/ })).toContainText('Ångrad')
    await page.goto('/9901/costs?year=2023')
    await expect(page.getByText('96 540').first()).toBeVisible()
    await expect(page.getByText('Inget utfall är inläst för 2023.')).toBeVisible()
  })
})
