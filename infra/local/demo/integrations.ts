import type { Data } from '#functions/data/index.ts'
import { Integration } from '#shared/integrations.ts'
import { figures } from './norrbacka.ts'

type Line = [
  from: string,
  to: string,
  information: string,
  method: Integration['method'],
  frequency: Integration['frequency'],
  owner?: string,
]

/** Invented flows between Norrbäcka's systems, by name; a name that is no system is somebody outside. */
const lines: Line[] = [
  ['Omvårda', 'Integrationsnavet', 'Insatser och brukare', 'api', 'continuous', 'nb'],
  ['Integrationsnavet', 'Planera', 'Beviljade insatser', 'message', 'continuous', 'nb'],
  ['Integrationsnavet', 'Signera', 'Läkemedel att signera', 'message', 'continuous'],
  ['Trygglarm 4', 'Planera', 'Larm att åtgärda', 'api', 'continuous', 'nb'],
  ['Planera', 'Nyckelfri', 'Dagens besök', 'api', 'hourly'],
  ['E-ansökan vård', 'Omvårda', 'Ansökningar', 'file', 'daily', 'kw'],
  ['E-ansökan bistånd', 'Biståndet', 'Ansökningar', 'file', 'daily'],
  ['Utreda', 'Integrationsnavet', 'Ärenden och beslut', 'api', 'daily', 'nb'],
  ['Katalogen', 'Kontoret 365', 'Konton och grupper', 'api', 'continuous', 'öm'],
  ['Katalogen', 'Lärrummet', 'Konton', 'api', 'daily'],
  ['Elevarkivet', 'Katalogen', 'Elever och klasser', 'file', 'daily', 'åt'],
  ['Elevarkivet', 'Schemat', 'Elever och grupper', 'database', 'daily', 'åt'],
  ['Elevarkivet', 'Frånvaron', 'Elever', 'database', 'daily'],
  ['Schemat', 'Frånvaron', 'Lektioner', 'file', 'daily', 'åt'],
  ['Betygen', 'Elevarkivet', 'Slutbetyg', 'manual', 'yearly', 'ms'],
  ['Skolvalet', 'Elevarkivet', 'Val och placering', 'file', 'yearly'],
  ['Folkbokföringen', 'Integrationsnavet', 'Personer och adresser', 'file', 'daily', 'öm'],
  ['Integrationsnavet', 'Elevarkivet', 'Personer och adresser', 'message', 'daily'],
  ['Integrationsnavet', 'Omvårda', 'Personer och adresser', 'message', 'daily'],
  ['Betygen', 'Skolverkets statistik', 'Betyg', 'file', 'yearly'],
  ['E-bygg', 'Diariet', 'Ansökningar om bygglov', 'api', 'daily', 'hä'],
  ['Diariet', 'E-bygg', 'Diarienummer', 'api', 'continuous'],
]

/** What of it everyone may know. */
const open = new Set(['Ansökningar', 'Personer och adresser', 'Betyg', 'Insatser och brukare'])

export async function seedIntegrations(data: Data): Promise<void> {
  const systems = new Map(
    figures.flatMap(({ systems }, i) =>
      systems.map((name, k) => [name, `sys-fo${String(i + 1).padStart(2, '0')}-${k + 1}`] as const),
    ),
  )
  const end = (name: string, system: 'from' | 'to', party: 'fromParty' | 'toParty') =>
    systems.has(name) ? { [system]: systems.get(name) } : { [party]: name }
  await Promise.all(
    lines.map(([from, to, information, method, frequency, owner], i) =>
      data.integrations.create(
        Integration.parse({
          ...{ id: `int-${i + 1}`, information, method, frequency, ...(owner && { owner }) },
          published: open.has(information),
          ...end(from, 'from', 'fromParty'),
          ...end(to, 'to', 'toParty'),
        }),
      ),
    ),
  )
}
