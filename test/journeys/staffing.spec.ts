import { expect, test, type Page } from '@playwright/test'
import { beginMunicipality, inDemo, lookOver, menu, someone } from './people.ts'

/** What a page would send. */
async function send(page: Page, path: string, data: object) {
  const { origin } = new URL(page.url())
  const answer = await page.request.post(`${origin}/api${path}`, { data, headers: { Origin: origin } })
  expect(answer.ok(), await answer.text()).toBe(true)
  return (await answer.json()) as { id: string }
}

test('roles are appointed, changed and taken back, and who leaves hands over everything', async ({ browser }) => {
  const page = await someone(browser)
  page.on('pageerror', error => expect(error).toBeUndefined())
  const dialog = page.getByRole('dialog')
  const undo = async () => {
    await page.getByRole('button', { name: 'Ångra', exact: true }).last().click()
  }
  const at = await beginMunicipality(page, 'Ljusnarsbergs kommun', {
    name: 'Eva Ek',
    email: 'eva.ek@ljusnarsberg.example',
  })

  await test.step('a municipality without objects is not told that all is well', async () => {
    await menu(page, 'Bemanning').click()
    await expect(page.getByText('Inga objekt är upplagda än.')).toBeVisible()
    await expect(page.getByText('Alla roller är tillsatta.')).toHaveCount(0)
    await lookOver(page, 'Bemanning', 'Bemanning, empty')
    await page.goto(`${at}/people`)
    await expect(page.getByText('Ingen har någon roll.')).toBeVisible()
  })

  const object = { code: 'FO-1', name: 'Skola', sides: 'both', unit: 'Barn och utbildning' }
  const { id } = await send(page, `${at}/objects`, object)
  await send(page, `${at}/objects`, { ...object, code: 'FO-2', name: 'Gator', unit: 'Teknik' })
  const bo = await send(page, `${at}/people`, { name: 'Bo Alm', title: 'Rektor', available: 20 })
  await send(page, `${at}/people`, { name: 'Cia Dal', title: 'Lärare' })
  await send(page, `${at}/contracts`, { name: 'Skolavtalet', owner: bo.id })

  await test.step('somebody is appointed with a deputy, and not twice', async () => {
    await page.goto(`${at}/staffing?appoint=${id}/objektagare`)
    await expect(dialog.getByLabel('Förvaltningsobjekt')).toBeFocused()
    await dialog.getByLabel('Person').selectOption({ label: 'Bo Alm, Rektor' })
    await dialog.getByLabel(/^Ersättare/).selectOption({ label: 'Cia Dal, Lärare' })
    await dialog.getByRole('button', { name: 'Utse', exact: true }).click()
    await expect(page.getByText('Bo Alm är utsedd till Objektägare.')).toBeVisible()
    await page.getByRole('button', { name: 'Utse roll', exact: true }).click()
    await dialog.getByLabel('Förvaltningsobjekt').selectOption({ label: 'Skola' })
    await dialog.getByLabel('Roll').selectOption({ label: 'Objektägare' })
    await dialog.getByLabel('Person').selectOption({ label: 'Bo Alm, Rektor' })
    await dialog.getByRole('button', { name: 'Utse', exact: true }).click()
    await expect(dialog.getByText(/^Bo Alm har redan rollen Objektägare, Skola/)).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('the role is changed from the matrix, and removed and put back from the person’s page', async () => {
    await page.getByRole('row', { name: /Skola/ }).hover()
    await page.getByRole('button', { name: 'Ändra Objektägare, Bo Alm' }).click()
    await expect(dialog.getByLabel('Från', { exact: true })).toBeFocused()
    await dialog.getByLabel('Omfattning').fill('30')
    await dialog.getByRole('button', { name: 'Spara' }).click()
    await expect(page.getByText('Objektägare för Bo Alm är ändrad.')).toBeVisible()
    await page.getByRole('link', { name: 'Bo Alm' }).first().click()
    await expect(page.getByRole('row', { name: /Skola.*30 %/ })).toBeVisible()
    await lookOver(page, 'Bo Alm')
    await page.getByRole('button', { name: 'Ändra Objektägare, Skola' }).click()
    await dialog.getByRole('button', { name: 'Ta bort', exact: true }).click()
    await expect(page.getByText('Har inga roller.')).toBeVisible()
    await undo()
    await expect(page.getByRole('row', { name: /Skola.*Ersättare: Cia Dal/ })).toBeVisible()
  })

  await test.step('who leaves hands over roles and contracts at once, sees what it leads to, and takes it back', async () => {
    await page.getByRole('button', { name: 'Lämna över' }).click()
    await dialog.getByLabel('Allt till').selectOption({ label: 'Eva Ek (0 %)' })
    await expect(dialog.getByText(/^Eva Ek får en roll till: 0 % blir 30 %/)).toBeVisible()
    await dialog.getByLabel('Tas över av: Objektägare, Skola').selectOption('Avsluta rollen')
    await expect(dialog.getByText(/^Vakant från [\d-]+: Objektägare, Skola$/)).toBeVisible()
    await dialog.getByRole('button', { name: 'Lämna över' }).click()
    await expect(page.getByText(/En roll avslutades. En sak bytte ansvarig./)).toBeVisible()
    await expect(dialog).toHaveCount(0)
    await lookOver(page, 'Bo Alm', 'Bo Alm, handed over')
    await undo()
    await expect(page.getByText(/En roll avslutades/)).toHaveCount(0)
    await expect(page.getByText('Ett avtal')).toBeVisible()
  })

  await test.step('the matrix is filtered by administration and vacancies, and a pasted row is looked over', async () => {
    await page.goto(`${at}/staffing`)
    await page.getByLabel('Förvaltning', { exact: true }).selectOption('Teknik')
    await expect(page.getByRole('rowheader', { name: 'Skola' })).toHaveCount(0)
    await expect(page.getByRole('button', { name: /Objektägare, Gator. Vakant, aldrig tillsatt/ })).toBeVisible()
    await page.getByRole('link', { name: 'Rensa filter' }).click()
    await expect(page.getByRole('rowheader', { name: 'Skola' })).toBeVisible()
    await page.getByText('Så räknas belastning').click()
    await lookOver(page, 'Bemanning', 'Bemanning, with roles')
    await page.getByRole('heading', { level: 1 }).click()
    await page.evaluate(() => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', 'Objekt\tRoll\tPerson\tFrån\nGator\tObjektägare\tCia Dal\t2026-09-14')
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    })
    await expect(page.getByRole('button', { name: /^Läs in en rad/ })).toBeVisible()
  })

  await test.step('one’s roles and mandates stand on the first page', async () => {
    const me = (await (await page.request.get(`/api${at}/me`)).json()) as { person: { id: string } }
    await send(page, `${at}/staffing`, {
      object: id,
      role: 'forvaltningsledare',
      person: me.person.id,
      from: '2026-09-01',
    })
    await page.goto(at)
    await expect(page.getByRole('heading', { name: 'Mina roller och mandat' })).toBeVisible()
    await expect(page.getByText('Prioriterar det dagliga arbetet inom ramen')).toBeVisible()
    await lookOver(page, 'Översikt', 'Översikt, with roles')
    await page.getByRole('link', { name: 'Alla mina roller' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Eva Ek' })).toBeVisible()
  })
})

test('who may not appoint is told who may, and the way back from a person is the list one came from', async ({
  browser,
}) => {
  const page = await inDemo(browser, /Sara Dunge/)
  const who = 'Modellansvarig, objektägare eller objektägare IT kan utse roller.'
  await expect(page.getByText(who)).toBeVisible()
  await expect(page.getByRole('link', { name: /^Utse/ })).toHaveCount(0)
  await page.goto('/9901/staffing?appoint=fo03/objektspecialist-it')
  await expect(page.getByText(who).first()).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.goto('/9901/lacking')
  await expect(page.getByText(who)).toBeVisible()

  await page.goto('/9901/people')
  await page.getByRole('link', { name: 'Karin Wallin' }).click()
  await page.getByRole('heading', { level: 1, name: 'Karin Wallin' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { level: 1, name: 'Personer' }).waitFor()
  await page.goto('/9901/staffing')
  await page.getByRole('link', { name: 'Karin Wallin' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Karin Wallin' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { level: 1, name: 'Bemanning' }).waitFor()
})
