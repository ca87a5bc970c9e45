import { expect, test, type Browser, type Page } from '@playwright/test'
import { addDays } from '#shared/day.ts'
import { asking, goTo, lookOver, signInAs, someone, today, twoLooks } from './people.ts'

const COST = 'IT-kostnad per invånare'
const SYSTEMS = 'System per 1 000 anställda'
const PERIOD = '2026-forecast'
/** Of the demo's municipalities those that Rut asks; all are in Ida's network too. */
const towns = {
  alsjo: '9903',
  bergvik: '9904',
  ekliden: '9906',
  furuvik: '9907',
  granheden: '9908',
  holmsta: '9909',
  kvarnby: '9911',
}

/** Whoever keeps a municipality's model, signed in. */
async function kimOf(browser: Browser, town: keyof typeof towns) {
  const page = await someone(browser)
  await page.goto(`/api/sign-in?return=/${towns[town]}`)
  await signInAs(page, `kim.ek@${town}.example`)
  await page.getByRole('heading', { level: 1, name: 'Översikt' }).waitFor()
  return { page, ask: asking(page, `/${towns[town]}`), home: `/${towns[town]}` }
}
type Kim = Awaited<ReturnType<typeof kimOf>>

/** Joins, and shares: what a municipality does, in three calls. */
async function share({ ask }: Kim, network: string, figures: string[]) {
  const { revision } = await ask('POST', `/networks/${network}/membership`, { agreement: 1 })
  await ask('PUT', `/sharing/${network}/approval`, { figures }, revision)
}

/** A round that one has given nothing to, in Swedish and English. */
const notGiven: [string[], string[]] = [
  ['Visas inte: ni lämnade inget värde till omgången.'],
  ['Not shown: you gave no value to the round.'],
]

/** The page says the one in Swedish and the other in English. */
async function says(page: Page, path: string, row: RegExp | undefined, sv: string[], en: string[]) {
  const origin = new URL(page.url()).origin
  for (const [locale, texts] of [
    ['en', en],
    ['sv', sv],
  ] as const) {
    await page.context().addCookies([{ name: 'PARAGLIDE_LOCALE', value: locale, url: origin }])
    await page.goto(path)
    const at = row ? page.getByRole('row', { name: row }) : page.getByRole('main')
    for (const text of texts) await expect(at.getByText(text).first(), `${path} in ${locale}`).toBeVisible()
  }
}

test('two coordinators with overlapping networks: one municipality joins late, one withdraws, one corrects', async ({
  browser,
}) => {
  test.setTimeout(600_000)
  const rut = await someone(browser)
  await rut.goto('/api/sign-in?return=/networks')
  await signInAs(rut, 'rut.region@alvarna.example')
  const runs = asking(rut, '/coordination')
  let network = ''
  const begins = await today(rut)
  const [closes, late, release, again] = [1, 2, 3, 4].map(n => addDays(begins, n)) as [string, string, string, string]

  await test.step('Rut begins a network of six that are in Ida’s too, and a round', async () => {
    const begun = await runs('POST', '', { name: 'Älvarna' })
    network = begun.id
    await runs('PATCH', `/${network}`, { figures: ['K1', 'K9'] }, begun.revision)
    for (const municipality of Object.values(towns)) await runs('POST', `/${network}/invitations`, { municipality })
    const days = { opensOn: begins, closesOn: closes, releaseOn: release }
    await runs('POST', `/${network}/rounds`, { period: PERIOD, ...days })
  })
  const comparison = (of: Kim, group = network) => `${of.home}/comparison?network=${group}&period=${PERIOD}`
  const roundPage = (of = network) => `/networks/${of}/rounds/${PERIOD}`

  const kims: Partial<Record<keyof typeof towns, Kim>> = {}
  await test.step('six join and share both figures', async () => {
    for (const town of Object.keys(towns) as (keyof typeof towns)[]) {
      kims[town] = await kimOf(browser, town)
      if (town !== 'kvarnby') await share(kims[town], network, ['K1', 'K9'])
    }
  })
  const { alsjo, bergvik, holmsta, kvarnby } = kims as Record<keyof typeof towns, Kim>

  await test.step('one withdraws a figure before the last day', async () => {
    const { page, home } = holmsta
    await page.goto(`${home}/comparison/sharing`)
    await page.getByLabel(`Dela ${COST}, Älvarna`).uncheck()
    await page.getByRole('button', { name: /^Granska och godkänn.*Älvarna/ }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByText(`Det här dras tillbaka: ${COST}.`)).toBeVisible()
    await dialog.getByRole('button', { name: 'Godkänn', exact: true }).click()
    await expect(page.getByText('Tillbakadraget').first()).toBeVisible()
  })

  await test.step('one joins late: after the last day, and before the release', async () => {
    await goTo(rut, late)
    const { page, home } = kvarnby
    await page.goto(`${home}/comparison/sharing`)
    await page.getByRole('button', { name: 'Gå med Älvarna' }).click()
    await page.getByRole('dialog').getByLabel('Vi godkänner överenskommelsen').check()
    await page.getByRole('dialog').getByRole('button', { name: 'Gå med', exact: true }).click()
    for (const figure of [COST, SYSTEMS]) await page.getByLabel(`Dela ${figure}, Älvarna`).check()
    await page.getByRole('button', { name: /^Granska och godkänn.*Älvarna/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Godkänn', exact: true }).click()
    await expect(page.getByText(`Godkänt ${late} av Kim Ek.`)).toBeVisible()
    await expect(page.getByText('Ingen omgång tar emot uppgifter just nu')).toBeVisible()
    await lookOver(page, 'Vad vi delar', 'sharing, joined late', twoLooks)
  })

  const [COST_ROW, SYSTEMS_ROW] = [/^(IT-kostnad per invånare|IT cost per inhabitant)/, /^(System per|Systems per)/]
  await test.step('before the release nobody sees anything of the others', async () => {
    const sv = `Visas ${release}, när omgången släpps.`
    const en = `Shown on ${release}, when the round is released.`
    await says(alsjo.page, comparison(alsjo), COST_ROW, [sv], [en])
    await says(rut, roundPage(), COST_ROW, ['Avgörs'], ['Undecided'])
  })

  await test.step('the round is released: six gave, five the cost, and what is not shown says why', async () => {
    await goTo(rut, release)
    const places = {
      sv: ['över medianen', 'spridning visas från 8 svar'],
      en: ['above the median', 'spread is shown from 8 answers'],
    }
    await says(alsjo.page, comparison(alsjo), COST_ROW, places.sv, places.en)
    const similar = {
      sv: ['Visas inte: gruppen är för lik en annan grupp.'],
      en: ['Not shown: the group is too similar to another group.'],
    }
    await says(alsjo.page, comparison(alsjo), SYSTEMS_ROW, similar.sv, similar.en)
    await alsjo.page.getByRole('button', { name: `Varför? ${SYSTEMS}` }).click()
    await expect(alsjo.page.getByRole('dialog')).toContainText('Den som lade de två bredvid varandra kunde räkna ut')
    await alsjo.page.keyboard.press('Escape')
    const coordinated = {
      sv: ['För lik en annan grupp som är släppt'],
      en: ['Too similar to another group that is released'],
    }
    await says(rut, roundPage(), SYSTEMS_ROW, coordinated.sv, coordinated.en)
  })

  await test.step('in Ida’s network, which was released first, the same figure is shown to the same municipality', async () => {
    await says(alsjo.page, comparison(alsjo, 'asarna'), SYSTEMS_ROW, ['medianen'], ['the median'])
  })

  await test.step('who withdrew sees nothing of that figure, and who joined late nothing at all', async () => {
    const withdrawn = {
      sv: ['Visas inte: ni delar inte nyckeltalet. Den som delar får se.'],
      en: ['Not shown: you do not share this key figure. Those who share may see.'],
    }
    await says(holmsta.page, comparison(holmsta), COST_ROW, withdrawn.sv, withdrawn.en)
    await says(kvarnby.page, comparison(kvarnby), undefined, ...notGiven)
    for (const row of [COST_ROW, SYSTEMS_ROW]) await says(kvarnby.page, comparison(kvarnby), row, ...notGiven)
    const rows = { gave: /^Holmsta (Lämnat|Given)/, late: /^Kvarnby (Inte lämnat|Not given)/ }
    for (const row of Object.values(rows)) await expect(rut.getByRole('row', { name: row })).toBeVisible()
  })

  const ida = await someone(browser)
  await test.step('one has given a wrong number of inhabitants, and both coordinators ask for a correction', async () => {
    const { revision, counts } = await bergvik.ask('GET', '/counts')
    const residents = { what: 'residents', from: '2026-01-01', n: 30_000, source: 'Rättat' }
    await bergvik.ask('PUT', '/counts', { counts: [...counts, residents] }, revision)
    await ida.goto('/api/sign-in?return=/networks/asarna/rounds')
    await ida.getByRole('button', { name: /Ida Ström/ }).click()
    await ida.getByRole('heading', { level: 1, name: 'Omgångar' }).waitFor()
    for (const [page, path] of [
      [rut, roundPage()],
      [ida, roundPage('asarna')],
    ] as const) {
      await page.goto(path)
      await page.getByRole('button', { name: 'Begär rättelse' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Begär rättelse' }).click()
      await expect(page.getByText(`och ${again} klockan 06 prövas`)).toBeVisible()
      await expect(page.getByRole('button', { name: 'Begär rättelse' })).toHaveCount(0)
    }
    const asked = { sv: ['En rättelse är begärd.'], en: ['A correction has been asked for.'] }
    await says(alsjo.page, comparison(alsjo), undefined, asked.sv, asked.en)
  })

  await test.step('Rut’s waits, since who joined late would be told apart; nothing of it is shown', async () => {
    await goTo(rut, again)
    const refused = {
      sv: [`Rättelsen som begärdes ${release} släpptes inte. I något nyckeltal har färre än 5 kommuner tillkommit`],
      en: [`The correction asked for on ${release} was not released. In some key figure fewer than 5 municipalities`],
    }
    await says(rut, roundPage(), undefined, refused.sv, refused.en)
    await lookOver(rut, 'Omgång 2026, prognos', 'round, correction refused', twoLooks)
    await says(bergvik.page, comparison(bergvik), undefined, refused.sv, refused.en)
    await lookOver(bergvik.page, 'Jämförelse', 'comparison, correction refused', twoLooks)
    await says(kvarnby.page, comparison(kvarnby), COST_ROW, ...notGiven)
  })

  await test.step('Ida’s is told as the second edition, and both can be reckoned anew', async () => {
    const corrected = {
      sv: [`Omgången rättades ${again}. Det som visas är utgåva 2.`],
      en: [`The round was corrected on ${again}. What is shown is edition 2.`],
    }
    await says(ida, roundPage('asarna'), undefined, corrected.sv, corrected.en)
    await says(bergvik.page, comparison(bergvik, 'asarna'), undefined, corrected.sv, corrected.en)
    const origin = new URL(rut.url()).origin
    for (const of of [network, 'asarna']) {
      const data = { network: of, period: PERIOD }
      const answer = await rut.request.post('/api/local/verify', { data, headers: { Origin: origin }, timeout: 60_000 })
      const found = (await answer.json()) as { wrong?: unknown }[]
      expect(found.length, of).toBeGreaterThan(0)
      expect(
        found.filter(({ wrong }) => wrong),
        of,
      ).toEqual([])
    }
  })
})
