import { readFile } from 'node:fs/promises'
import { expect, test, type Page } from '@playwright/test'
import {
  asking,
  beginMunicipality,
  goTo,
  linkTo,
  lookOver,
  menu,
  signInAs,
  someone,
  twoLooks,
  type Ask,
} from './people.ts'

const eva = { name: 'Eva Ek', email: 'eva.ek@are.example' }
const olle = { name: 'Olle Berg', email: 'olle.berg@are.example' }
const PHONE = { width: 390, height: 844 }

/** What is there when the year begins: an object with its pair, and last year's plan, approved. */
async function lastYear(ask: Ask) {
  const { id } = await ask('POST', '/objects', { name: 'Räddningstjänst', code: 'FO-01', unit: 'Räddningstjänsten' })
  const { items } = await ask('GET', '/people')
  const me = items.find((of: { name: string }) => of.name === eva.name).id as string
  const owner = (await ask('POST', '/people', olle)).id as string
  await ask('POST', '/staffing', { object: id, role: 'objektagare', person: owner, from: '2026-01-01', extent: 10 })
  await ask('POST', '/staffing', { object: id, role: 'forvaltningsledare', person: me, from: '2026-01-01', extent: 20 })
  const at = `/plans/2026/${id}`
  await ask('POST', '/plans/2026', { object: id })
  await ask('POST', `${at}/goals`, {
    text: 'Larm når rätt person inom en minut',
    measure: 'Andel larm, 95 %',
    until: 2028,
  })
  const activity = { kind: 'upkeep', responsible: me, cost: 12_000_000, systems: [], after: [] }
  const done = { ...activity, name: 'Byta larmserver', due: '2026-05-29', status: 'done' }
  await ask('POST', `${at}/activities`, done)
  await ask('POST', `${at}/activities`, { ...activity, name: 'Prova larmkedjan', due: '2026-10-30', status: 'ongoing' })
  await ask('POST', `${at}/risks`, { text: 'Leverantören byter ägare', likelihood: 2, consequence: 3, mitigation: '' })
  await ask('POST', `${at}/budget`, { costKind: 'licences', months: Array<number>(12).fill(1_000_000), comment: '' })
  await ask('POST', `${at}/submission`, undefined, (await ask('GET', at)).plan.content)
  await ask('POST', '/members', { person: owner, roles: [] })
  return { object: id as string, owner }
}

/** A follow-up as its leader answers it: every part, with the status as suggested. */
async function report(
  page: Page,
  path: string,
  title: string,
  said: { goal: string; activity?: string; summary: string },
) {
  await page.goto(path)
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await page.getByRole('radio', { name: 'Avviker' }).check()
  await page.getByLabel('Kommentar till läget').fill('Roller är vakanta.')
  await page.getByLabel(/^Bedömning, /).selectOption({ label: said.goal })
  if (said.activity) await page.getByLabel(/^Läge, Prova larmkedjan/).selectOption({ label: said.activity })
  // What is changed is answered by that.
  for (const part of [...(said.activity ? [] : ['Aktiviteter']), 'Risker', 'Prognos'])
    await page.getByRole('button', { name: new RegExp(`^Allt stämmer.*${part}`) }).click()
  await page.getByLabel('Vad görs åt det?').fill('Rollerna annonseras.')
  await page.getByLabel('Det viktigaste på tre meningar').fill(said.summary)
  await page.getByLabel('Det viktigaste på tre meningar').blur()
  await expect(page.getByText('Alla frågor är besvarade.')).toBeVisible()
  await expect(page.getByText(/^Sparat \d\d\.\d\d$/)).toBeVisible()
  await page.getByRole('button', { name: 'Lämna in' }).click()
  await expect(page.getByText(/^Eva Ek lämnade in/)).toBeVisible()
}

test('one object’s year: copied, written, submitted, returned, approved on a phone, followed up three times, reported, and begun again', async ({
  browser,
}) => {
  test.setTimeout(600_000)
  const page = await someone(browser)
  const home = await beginMunicipality(page, 'Åre kommun', eva)
  const ask = asking(page, home)
  const { object } = await lastYear(ask)
  const plan = `${home}/plans/2027/${object}`
  const own = await someone(browser)

  await test.step('Olle comes by his invitation, and has last year’s plan to approve', async () => {
    await own.goto(await linkTo(page, olle.email))
    await own.getByRole('link', { name: `Logga in med ${olle.email}` }).click()
    await signInAs(own, olle.email)
    await own.getByRole('button', { name: 'Gå med' }).click()
    await own.getByRole('heading', { level: 1, name: 'Översikt' }).waitFor()
    await expect(own.getByRole('rowheader', { name: /Fastställ plan 2026/ })).toBeVisible()
    const his = asking(own, home)
    const at = `/plans/2026/${object}`
    await his('POST', `${at}/approval`, { reference: 'KS 2025/88', comment: '' }, (await his('GET', at)).plan.content)
  })

  await test.step('the night turns the wheel into deadlines', async () => {
    await goTo(page, '2026-09-15')
    await page.goto(home)
    await expect(page.getByRole('rowheader', { name: /Skicka in förvaltningsplanen/ })).toBeVisible()
  })

  await test.step('next year’s plan is begun from last year’s: what is done stays, what goes on comes along', async () => {
    await page.goto(plan)
    await page.getByRole('button', { name: 'Kopiera från 2026' }).click()
    await expect(page.getByLabel('Vad som händer med Byta larmserver')).toHaveValue('done')
    await expect(page.getByLabel('Vad som händer med Prova larmkedjan')).toHaveValue('continue')
    await lookOver(page, 'Förvaltningsplan 2027', 'new year, copying', twoLooks)
    await page.getByRole('button', { name: 'Kopiera från 2026' }).click()
    await expect(page.getByRole('button', { name: 'Prova larmkedjan', exact: true })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Byta larmserver', exact: true })).toHaveCount(0)
  })

  await test.step('what has changed since last year is marked; what is missing is said, written, and it is submitted', async () => {
    await page.getByRole('button', { name: 'Lägg till aktivitet' }).click()
    await page.keyboard.type('Införa ny larmoperatör')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Visa ändringar mot 2026' }).click()
    await expect(page.getByText('Oförändrad', { exact: true }).first()).toBeVisible()
    await expect(page.getByText('Ny', { exact: true }).first()).toBeVisible()
    await lookOver(page, 'Förvaltningsplan 2027', 'new year, changes', twoLooks)
    await page.getByRole('button', { name: 'Skicka in' }).click()
    await expect(page.getByText(/saker behöver rättas innan du skickar in/)).toBeVisible()
    for (const name of ['Införa ny larmoperatör', 'Prova larmkedjan']) {
      await page.getByRole('button', { name, exact: true }).click()
      await page.getByLabel('Ansvarig', { exact: true }).selectOption({ label: 'Eva Ek' })
      await page.getByLabel('Klar senast', { exact: true }).fill('2027-10-29')
      await page.keyboard.press('Enter')
    }
    await page.getByRole('button', { name: 'Skicka in' }).click()
    await expect(page.getByText('Planen är inskickad.')).toBeVisible()
  })

  await test.step('the owner opens it on his phone from the mail, and returns it', async () => {
    await own.setViewportSize(PHONE)
    await own.goto(await linkTo(page, olle.email))
    await expect(own).toHaveURL(new RegExp(`${plan}/decision$`))
    await own.getByRole('link', { name: 'Skicka tillbaka' }).click()
    await own.getByLabel('Vad behöver ändras').fill('Vad kostar den nya operatören?')
    await own.getByRole('button', { name: /^Skicka tillbaka till/ }).click()
    await own.getByRole('heading', { level: 1, name: /^Planen är tillbaka hos/ }).waitFor()
  })

  await test.step('the leader is told, writes what it costs, and submits it again', async () => {
    await page.goto(await linkTo(page, eva.email))
    await expect(page.getByText('Planen kom tillbaka från Olle Berg: Vad kostar den nya operatören?')).toBeVisible()
    await page.getByRole('button', { name: 'Införa ny larmoperatör', exact: true }).click()
    await page.getByLabel('Kostnad, tkr', { exact: true }).fill('240')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Skicka in' }).click()
    await expect(page.getByText('Planen är inskickad.')).toBeVisible()
  })

  await test.step('the owner approves on his phone', async () => {
    await own.goto(await linkTo(page, olle.email))
    await own.getByRole('link', { name: 'Fastställ', exact: true }).click()
    await own.getByLabel('Diarienummer eller paragraf').fill('KS 2026/117')
    await own.getByRole('button', { name: 'Fastställ planen' }).click()
    await own.getByRole('heading', { level: 1, name: 'Planen är fastställd' }).waitFor()
    await expect(own.getByText('KS 2026/117')).toBeVisible()
    await own.setViewportSize({ width: 1440, height: 900 })
    // What the wheel asked for is done by that.
    const { items } = await ask('GET', '/deadlines/2026')
    const of2027 = items.filter(
      (d: { rule: string; period: string }) => /^plan-(submit|approve)$/.test(d.rule) && d.period === '2027',
    )
    expect(of2027.map((d: { state: string }) => d.state)).toEqual(['done', 'done'])
  })

  const followUp = `${plan}/followup`
  await test.step('May: the first tertial', async () => {
    await goTo(page, '2027-05-05')
    await page.goto(home)
    await expect(page.getByRole('rowheader', { name: /Lämna uppföljning tertial 1/ })).toBeVisible()
    await report(page, `${followUp}/T1`, 'Uppföljning tertial 1, 2027', {
      goal: 'Nås enligt plan',
      activity: 'Pågår',
      summary: 'Vi följer planen.',
    })
    await page.goto(home)
    await expect(page.getByRole('rowheader', { name: /Lämna uppföljning tertial 1/ })).toHaveCount(0)
  })
  await test.step('September: the second tertial', async () => {
    await goTo(page, '2027-09-06')
    await report(page, `${followUp}/T2`, 'Uppföljning tertial 2, 2027', {
      goal: 'Nås enligt plan',
      summary: 'Provet är planerat.',
    })
  })
  await test.step('January: the whole year', async () => {
    await goTo(page, '2028-01-10')
    await report(page, `${followUp}/year`, 'Uppföljning helår, 2027', {
      goal: 'Nått',
      activity: 'Klar',
      summary: 'Larmkedjan är provad.',
    })
    await lookOver(page, 'Uppföljning helår, 2027', 'followup, whole year', twoLooks)
  })

  await test.step('the owner reviews the plan; the årsrapport is written, reviewed, approved and kept', async () => {
    await own.goto(plan)
    await own.getByRole('button', { name: 'Markera som uppföljd' }).click()
    await own.getByRole('dialog').getByRole('textbox').fill('Ett bra år.')
    await own.getByRole('dialog').getByRole('button', { name: 'Markera som uppföljd' }).click()
    await page.goto(`${home}/reports?kind=annual&year=2027&object=${object}`)
    await page.getByRole('heading', { level: 2, name: 'Årsrapport 2027' }).waitFor()
    await page.getByRole('button', { name: 'Skriv texterna' }).click()
    await page.getByRole('dialog').getByLabel('Resultat').fill('Larm når rätt person inom en minut i 96 % av fallen.')
    await page.getByRole('dialog').getByRole('button', { name: 'Spara' }).click()
    await own.goto(page.url())
    await own.getByRole('button', { name: 'Markera som granskad' }).click()
    await own.getByRole('button', { name: 'Fastställ rapporten' }).click()
    await own.getByRole('dialog').getByLabel('Diarienummer').fill('KS 2028/9')
    await own.getByRole('dialog').getByRole('button', { name: 'Fastställ rapporten' }).click()
    await expect(own.getByText('Fastställd 2028-01-10', { exact: true })).toBeVisible()
    const download = own.getByRole('link', { name: 'Ladda ner fastställd PDF' })
    await expect(async () => {
      await own.reload()
      await expect(download).toBeVisible({ timeout: 2_000 })
    }).toPass()
    const loading = own.waitForEvent('download')
    await download.click()
    expect((await readFile(await (await loading).path())).subarray(0, 5).toString()).toBe('%PDF-')
    await lookOver(own, 'Rapporter', 'annual report, approved', twoLooks)
  })

  await test.step('and the next year begins from how it went', async () => {
    await menu(page, 'Planer').click()
    await page.goto(`${home}/plans/2028/${object}`)
    await page.getByRole('button', { name: 'Kopiera från 2027' }).click()
    await expect(page.getByLabel('Vad som händer med Prova larmkedjan')).toHaveValue('done')
    await expect(page.getByRole('row', { name: /Larm når rätt person/ })).toContainText('Nått')
    await page.getByRole('button', { name: 'Kopiera från 2027' }).click()
    await expect(page.getByRole('button', { name: 'Införa ny larmoperatör', exact: true })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Prova larmkedjan', exact: true })).toHaveCount(0)
  })
})
