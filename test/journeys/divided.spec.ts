import { expect, test, type Page } from '@playwright/test'
import { inDemo, lookOver, twoLooks } from './people.ts'

/** Years that nobody else's journey looks at: what is divided in them moves nobody's cost of today. */
const FROM = '2071'

type Row = {
  add: string
  name: string
  /** What is said when nothing is filled in. */
  missing: string
  fill: (dialog: ReturnType<Page['getByRole']>) => Promise<void>
  /** A field that is written anew, and what the list says then. */
  change: [field: string, value: string, told: string]
}

test('a controller keeps keys, prices, investments and rates: each is added, changed, removed and brought back', async ({
  browser,
}) => {
  const page = await inDemo(browser, /Eva Öst/, '/costs/shared', 'Fördelning och investeringar')
  const rows: Row[] = [
    {
      add: 'Lägg till nyckel',
      name: 'Efter golvyta',
      missing: 'Skriv vad nyckeln heter.',
      change: ['Från år', '2072', '2072'],
      async fill(dialog) {
        await dialog.getByLabel('Namn', { exact: true }).fill('Efter golvyta')
        await dialog.getByLabel('Efter', { exact: true }).selectOption('Procent')
        await dialog.getByLabel('Från år').fill(FROM)
        const shares = dialog.getByLabel(/, Procent$/)
        await shares.first().fill('62,5')
        await expect(dialog.getByText('Tillsammans 62,5 % av 100 %')).toBeVisible()
        await shares.nth(1).fill('37,5')
      },
    },
    {
      add: 'Lägg till internpris',
      name: 'Mötesrum med skärm',
      missing: 'Skriv vad tjänsten heter och välj vem som levererar den.',
      change: ['Från år', '2072', 'från 2072'],
      async fill(dialog) {
        await dialog.getByLabel('Tjänst', { exact: true }).fill('Mötesrum med skärm')
        await dialog.getByLabel('Levereras av').selectOption({ index: 1 })
        await dialog.getByLabel('Pris per enhet och år, kr').fill('1 200')
        await dialog.getByLabel('Från år').fill(FROM)
        await dialog
          .getByLabel(/, Antal$/)
          .first()
          .fill('3')
      },
    },
    {
      add: 'Lägg till investering',
      name: 'Skrivare i stadshuset',
      missing: 'Fyll i vad det är, objekt, utgift, när det tas i bruk och hur länge det skrivs av.',
      change: ['Utgift, kr', '96 000', '96'],
      async fill(dialog) {
        await dialog.getByLabel('Vad', { exact: true }).fill('Skrivare i stadshuset')
        await dialog.getByLabel('Objekt', { exact: true }).selectOption({ index: 1 })
        await dialog.getByLabel('Utgift, kr').fill('90 000')
        await dialog.getByLabel('Tas i bruk').fill(`${FROM}-01-01`)
        await dialog.getByLabel('Skrivs av på').fill('3')
        await expect(dialog.getByRole('rowheader', { name: '2073' })).toBeVisible()
      },
    },
    {
      add: 'Lägg till ränta',
      name: `Kalkylränta från ${FROM}`,
      missing: 'Fyll i år och procent, till exempel 2,5.',
      change: ['Procent', '2,75', '2,75'],
      async fill(dialog) {
        await dialog.getByLabel('Från år').fill(FROM)
        await dialog.getByLabel('Procent', { exact: true }).fill('2,25')
      },
    },
  ]

  for (const { add, name, missing, fill, change } of rows)
    await test.step(add, async () => {
      // What the last one offers to undo is not offered any more.
      await page.reload()
      const opened = page.getByRole('dialog')
      const save = opened.getByRole('button', { name: 'Spara' })
      const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) })

      await page.getByRole('button', { name: add }).click()
      await save.click()
      await expect(opened.getByText(missing)).toBeVisible()
      await fill(opened)
      await lookOver(page, 'Fördelning och investeringar', add, twoLooks)
      await save.click()
      await expect(opened).toHaveCount(0)
      await expect(row).toBeVisible()

      await row.getByRole('button', { name, exact: true }).click()
      await expect(opened.getByRole('heading', { level: 2 })).toHaveText(/^Ändra /)
      await opened.getByLabel(change[0]).fill(change[1])
      await save.click()
      await expect(opened).toHaveCount(0)
      await expect(row.getByRole('cell', { name: change[2], exact: true })).toBeVisible()

      await row.getByRole('button', { name: new RegExp(`^Ta bort.*${name}`) }).click()
      await expect(row).toHaveCount(0)
      await page.getByRole('button', { name: 'Ångra' }).click()
      await expect(row).toBeVisible()
      await row.getByRole('button', { name: new RegExp(`^Ta bort.*${name}`) }).click()
      await expect(row).toHaveCount(0)
    })
})
