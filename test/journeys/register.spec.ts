import { readFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { beginMunicipality, lookOver, someone } from './people.ts'
import { contracts, csv, objects, people, systems, withFaults, xlsx, type Table } from './register-files.ts'

type Fault = { row: number; column: string; text: string; why: string }
type File = { name: string; mimeType: string; buffer: Buffer }

const apply = (page: Page) => page.getByRole('button', { name: /^Läs in( |$)/ })

/** Chooses a file of that kind; its columns are known, so it is looked over at once, or after they have been looked at. */
async function choose(page: Page, home: string, kind: string, file: File) {
  await page.goto(`${home}/imports/new?kind=${kind}`)
  await page.getByLabel('Välj en fil').setInputFiles(file)
  await page.waitForURL(/imports\/(?!new)/)
  await expect(page.getByRole('heading', { name: 'Kolumner i filen' })).toBeVisible()
  const onwards = page.getByRole('link', { name: 'Granska raderna' })
  if (await onwards.isVisible()) await onwards.click()
  await expect(page.getByRole('table')).toBeVisible()
}

/** Every fault is explained at its cell, the file is stopped whole, and nothing of it is in the register. */
async function stopped(page: Page, faults: Fault[], count: () => Promise<number>) {
  for (const { text, why } of faults) await expect(page.getByTitle(why, { exact: true })).toHaveText(text || 'tomt')
  await expect(page.getByText(faults.length === 1 ? 'en rad har fel' : `${faults.length} rader har fel`)).toBeVisible()
  await apply(page).click()
  await expect(page.getByRole('table').getByRole('textbox').first()).toBeFocused()
  expect(await count()).toBe(0)
}

/** Reads in all of it. */
async function readIn(page: Page, rows: number) {
  await expect(apply(page)).toHaveText(`Läs in ${rows} rader`)
  await apply(page).click()
  await expect(page.getByText(`${rows} rader lästes in.`)).toBeVisible({ timeout: 60_000 })
}

/** A new municipality, and how many it has of something as the API tells. */
async function municipality(page: Page) {
  const home = await beginMunicipality(page, 'Arjeplogs kommun', {
    name: 'Alva Sten',
    email: 'alva.sten@arjeplog.example',
  })
  const count = (path: string, key: string) => async () => {
    const answer = (await (await page.request.get(`/api${home}/${path}`)).json()) as Record<string, unknown[]>
    return answer[key]!.length
  }
  return { home, count }
}

test('a municipality reads in its register from its own files', async ({ browser }) => {
  const page = await someone(browser)
  const { home, count } = await municipality(page)

  const faultyObjects: Fault[] = [
    { row: 7, column: 'Objekt', text: objects[2]![1]!, why: 'Rad 3 gäller samma sak. Behåll en av raderna.' },
    { row: 9, column: 'Kod', text: 'FO-01', why: '”FO-01” står också på rad 2. Bara en får ha det.' },
    { row: 11, column: 'Kod', text: 'FO-10-BIBLIOTEK', why: 'Texten har 15 tecken och får ha 12. Korta den.' },
  ]
  await test.step('objects: three faults are told, the corrected file is read in', async () => {
    await choose(page, home, 'objects', await xlsx('objekt.xlsx', withFaults(objects, faultyObjects)))
    await stopped(page, faultyObjects, count('objects', 'rows'))
    await choose(page, home, 'objects', await xlsx('objekt.xlsx', objects))
    await readIn(page, 60)
  })

  const faultySystems: Fault[] = [
    {
      ...{ row: 5, column: 'Objekt', text: 'Månfärder' },
      why: 'Objekt: ”Månfärder” finns inte i registret. Skriv ett namn som finns, eller lägg till det först.',
    },
    {
      ...{ row: 17, column: 'Supportslut', text: '31/2 2027' },
      why: '”31/2 2027” är inget datum. Februari har 28 dagar. Skriv datumet som 2027-06-30, eller lämna fältet tomt.',
    },
    {
      ...{ row: 150, column: 'Antal användare', text: 'ca 12' },
      why: '”ca 12” är inget tal. Skriv talet med siffror, till exempel 1 250,5, eller lämna fältet tomt.',
    },
    { row: 301, column: 'Systemnamn', text: '', why: 'Namn saknas. Fyll i fältet, eller hoppa över raden.' },
    {
      ...{ row: 399, column: 'Driftform', text: 'På månen' },
      why: '”På månen” finns inte att välja. Skriv Egen, Hos leverantör eller Molntjänst.',
    },
  ]
  await test.step('systems: five more; those that are wrong come first, of 400 rows 200 are shown', async () => {
    await choose(page, home, 'systems', await xlsx('systemlista.xlsx', withFaults(systems, faultySystems)))
    await stopped(page, faultySystems, count('systems', 'rows'))
    await expect(page.getByRole('button', { name: 'Nästa 200 rader' })).toBeVisible()
    await page.getByRole('button', { name: 'Fel 5' }).click()
    await expect(page.getByRole('rowheader')).toHaveCount(5)
    await page.reload()
    await expect(page.getByRole('rowheader')).toHaveCount(5)
    await lookOver(page, 'Läs in system från Excel', 'import, review')
    const [list] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Fellista' }).click(),
    ])
    expect(list.suggestedFilename()).toBe('systemlista-fellista.xlsx')
    await page.getByRole('link', { name: 'Koppla kolumner' }).click()
    await lookOver(page, 'Läs in system från Excel', 'import, columns')
    await choose(page, home, 'systems', await xlsx('systemlista.xlsx', systems))
    await readIn(page, 400)
    await lookOver(page, 'Läs in system från Excel', 'import, done')
  })

  await test.step('what it was stands beside what it becomes, and what a colleague changes meanwhile stops the file', async () => {
    const [head, first, second] = systems as [string[], string[], string[]]
    const users = (row: string[], n: string) => row.map((cell, i) => (head[i] === 'Antal användare' ? n : cell))
    const file = await xlsx('rattad.xlsx', [head, users(first, '440'), users(second, '441')])
    await choose(page, home, 'systems', file)
    const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: first[0]! }) })
    await expect(row).toContainText(/440\s*var 10/)
    type Facts = { items: { id: string; name: string }[] }
    const { items } = (await (await page.request.get(`/api${home}/systems/facts`)).json()) as Facts
    const { id } = items.find(({ name }) => name === first[0])!
    const changed = await page.request.patch(`/api${home}/systems/${id}`, {
      data: { users: 5 },
      headers: { 'If-Match': '"1"', Origin: new URL(page.url()).origin },
    })
    expect(changed.status()).toBe(200)
    await apply(page).click()
    await expect(page.getByText('En rad har ändrats i registret sedan du granskade')).toBeVisible()
    await expect(row).toContainText('Ändrad sedan du granskade')
    await expect(row).toContainText(/440\s*var 5/)
    await lookOver(page, 'Läs in system från Excel', 'import, changed since')
    await readIn(page, 2)
  })

  const faultyContracts: Fault[] = [
    {
      ...{ row: 4, column: 'Avtal t.o.m.', text: '2024-06-30' },
      why: 'Avtalet börjar 2025-01-01 och kan inte sluta tidigare. Ändra en av dagarna.',
    },
    {
      ...{ row: 60, column: 'Avtal t.o.m.', text: 'snart' },
      why: '”snart” är inget datum. Skriv datumet som 2027-06-30, eller lämna fältet tomt.',
    },
    {
      ...{ row: 151, column: 'Värde per år', text: '-5,5' },
      why: '”-5,5” ligger utanför 0–90\u00a0000\u00a0000. Skriv ett tal däremellan.',
    },
  ]
  await test.step('contracts in Windows-1252 with decimal commas: three more, and the whole import is undone', async () => {
    await choose(page, home, 'contracts', csv('avtal.csv', withFaults(contracts, faultyContracts)))
    await stopped(page, faultyContracts, count('contracts', 'rows'))
    await choose(page, home, 'contracts', csv('avtal.csv', contracts))
    await readIn(page, 150)
    await page.getByRole('button', { name: 'Ångra inläsningen' }).click()
    await expect(page.getByText('Inläsningen är ångrad.')).toBeVisible()
    expect(await count('contracts', 'rows')()).toBe(0)
    await choose(page, home, 'contracts', csv('avtal.csv', contracts))
    await readIn(page, 150)
    await page.getByRole('link', { name: 'Öppna avtalen' }).click()
    const named = page.getByRole('rowheader', { name: /^Avtal 12, / })
    await expect(page.getByRole('row').filter({ has: named })).toContainText('13')
  })

  await test.step('people: the twelfth fault is corrected where it stands', async () => {
    const fault = { row: 3, column: 'E-post', text: 'alma.alm(snabela)kommun.example' }
    const before = await count('people', 'items')()
    await choose(page, home, 'people', await xlsx('personer.xlsx', withFaults(people, [fault])))
    const why = `”${fault.text}” är ingen e-postadress. Skriv den som namn@kommun.se, eller lämna fältet tomt.`
    await expect(page.getByTitle(why)).toHaveText(fault.text)
    await page.getByLabel('E-post, rad 3').fill('person.2@kommun.example')
    await page.getByLabel('E-post, rad 3').press('Enter')
    await expect(page.getByText('Rad 3 är rättad. Inga fel är kvar.')).toBeAttached()
    await readIn(page, 200)
    expect(await count('people', 'items')()).toBe(before + 200)
  })

  await test.step('what Järnkoll lets out is known again to the last column, and changes nothing', async () => {
    await page.goto(`${home}/systems`)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Ladda ner' }).click(),
    ])
    const buffer = readFileSync(await download.path())
    await page.goto(`${home}/imports/new?kind=systems`)
    await page.getByLabel('Välj en fil').setInputFiles({ name: 'system.xlsx', mimeType: '', buffer })
    await expect(page.getByText('Inget ändras. Filen stämmer redan med registret.')).toBeVisible()
    const [, known, columns] = /(\d+) av (\d+) kopplade/.exec(await page.locator('main').innerText())!
    expect(known).toBe(columns)
  })

  await test.step('every import is listed, with what became of it', async () => {
    await page.goto(`${home}/imports`)
    await expect(page.getByRole('row', { name: /objekt\.xlsx.*60 nya/ })).toBeVisible()
    await lookOver(page, 'Inläsningar')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Resultat för personer.xlsx' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('personer-resultat.xlsx')
    await page.goto(`${home}/systems`)
    const [csv] = await Promise.all([
      page.waitForEvent('download'),
      page
        .getByRole('button', { name: 'Välj format' })
        .click()
        .then(() => page.getByRole('button', { name: 'Text med semikolon (.csv)' }).click()),
    ])
    expect(readFileSync(await csv.path(), 'utf8')).toMatch(/^\ufeffId;Namn;Objekt;.*\r\n/)
    await page.goto(`${home}/imports/finns-inte`)
    await page.getByRole('heading', { level: 1, name: 'Inläsningen finns inte' }).waitFor()
  })

  await test.step('cells that are pasted into a list are looked over in the same way', async () => {
    await page.goto(`${home}/systems`)
    await page.getByRole('table').waitFor()
    await paste(page, [
      ['Systemnamn', 'Objekt'],
      ['Nyfiket', objects[1]![1]!],
    ])
    await expect(apply(page)).toHaveText('Läs in en rad')
    await page.goto(`${home}/systems`)
    await page.getByRole('table').waitFor()
    await paste(page, [['Nyfiknare', objects[1]![1]!, 'Driftia']])
    await expect(page.getByLabel('Läses som: Namn')).toHaveValue('name')
    await page.getByRole('link', { name: 'Granska raderna' }).click()
    await expect(page.getByRole('rowheader', { name: 'Nyfiknare' })).toBeVisible()
  })
})

/** As if the cells had been copied in Excel. */
const paste = (page: Page, cells: Table) =>
  page.evaluate(
    text => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', text)
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    cells.map(row => row.join('\t')).join('\r\n'),
  )
