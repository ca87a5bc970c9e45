import type { Data } from '#functions/data/index.ts'
import { Unit } from '#shared/units.ts'

/** Norrbäcka's organisation, invented: each line as deep as it lies. */
const lines: [depth: number, kind: Unit['kind'], id: string, name: string, manager?: string][] = [
  [0, 'board', 'ks', 'Kommunstyrelsen'],
  [1, 'administration', 'ledning', 'Kommunledning', 'lb'],
  [2, 'department', 'it', 'IT-avdelningen', 'tr'],
  [3, 'section', 'drift', 'Drift och nät'],
  [3, 'section', 'support', 'Support', 'gk'],
  [2, 'department', 'ekonomi', 'Ekonomiavdelningen', 'zl'],
  [2, 'department', 'hr', 'HR-avdelningen', 'ga'],
  [2, 'section', 'kansli', 'Kansli och arkiv', 'wi'],
  [0, 'board', 'sn', 'Socialnämnden'],
  [1, 'administration', 'social', 'Socialförvaltningen', 'al'],
  [2, 'department', 'aldre', 'Äldreomsorg'],
  [3, 'section', 'hemtjanst', 'Hemtjänst'],
  [3, 'section', 'boende', 'Särskilt boende'],
  [2, 'department', 'ifo', 'Individ och familj', 'rg'],
  [2, 'department', 'lss', 'Funktionsstöd'],
  [0, 'board', 'bun', 'Barn- och utbildningsnämnden'],
  [1, 'administration', 'utbildning', 'Utbildningsförvaltningen', 'bj'],
  [2, 'department', 'forskola', 'Förskola'],
  [2, 'department', 'grundskola', 'Grundskola'],
  [2, 'department', 'gymnasium', 'Gymnasium'],
  [0, 'board', 'sbn', 'Samhällsbyggnadsnämnden'],
  [1, 'administration', 'bygg', 'Samhällsbyggnad', 'js'],
  [2, 'department', 'bygglov', 'Bygglov och kartor', 'hä'],
  [2, 'department', 'gata', 'Gata och VA'],
]

/** The tree, but for one administration that the register names and nobody has put in it yet. */
export async function seedUnits(data: Data): Promise<void> {
  const above: string[] = []
  const units = lines.map(([depth, kind, id, name, manager]) => {
    above[depth] = `org-${id}`
    const parent = above[depth - 1]
    return Unit.parse({ id: `org-${id}`, kind, name, ...(parent && { parent }), ...(manager && { manager }) })
  })
  await Promise.all(units.map(unit => data.units.create(unit)))
  // Somebody who has left, and is still to be found.
  await data.people.create({
    ...{ id: 'mö', name: 'Märta Öhman', title: 'Systemförvaltare', unit: 'Socialförvaltningen', available: 0 },
    ...{ email: 'marta.ohman@norrbacka.example', lastDay: '2026-06-30' },
  })
}

/** Some people work further in than their administration. */
export const workplaces: Record<string, string> = {
  tr: 'IT-avdelningen',
  öm: 'IT-avdelningen',
  vd: 'Drift och nät',
  ph: 'Drift och nät',
  yn: 'Drift och nät',
  qv: 'IT-avdelningen',
  nb: 'IT-avdelningen',
  gk: 'Support',
  zl: 'Ekonomiavdelningen',
  uh: 'Ekonomiavdelningen',
  ok: 'Ekonomiavdelningen',
  eö: 'Ekonomiavdelningen',
  ga: 'HR-avdelningen',
  wi: 'Kansli och arkiv',
  kr: 'Kansli och arkiv',
  sd: 'Hemtjänst',
  em: 'Äldreomsorg',
  rg: 'Individ och familj',
  hu: 'Funktionsstöd',
  dk: 'Grundskola',
  hä: 'Bygglov och kartor',
  nå: 'Bygglov och kartor',
}

/** The unit that an object's systems belong to, where it is another than the object's own. */
export const unitsOfSystems: Record<string, string> = {
  fo01: 'IT-avdelningen',
  fo02: 'Drift och nät',
  fo03: 'Äldreomsorg',
  fo04: 'Individ och familj',
  fo05: 'Funktionsstöd',
  fo06: 'Grundskola',
  fo08: 'Förskola',
  fo09: 'Ekonomiavdelningen',
  fo10: 'HR-avdelningen',
  fo11: 'Kansli och arkiv',
  fo13: 'Bygglov och kartor',
  fo14: 'Bygglov och kartor',
  fo15: 'Gata och VA',
}
