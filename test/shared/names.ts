import { randomBytes } from 'node:crypto'
import { newId } from '#functions/data/collection.ts'
import { presetModel } from '#shared/presets/model.ts'
import { searchIndex } from '#shared/search.ts'
import { actor, object, person, system } from './register.ts'

const split = (words: string) => words.split(' ')
const given = split(
  'Anna Åsa Östen Björn Karin Lars Örjan Märta Göran Ingrid Sven Elin Håkan Ulla Per Sanna Fatima Omar Zlatan Aino Jussi Leila Mikael Çelik Renée',
)
const family = split(
  'Wallin Öst Åkerblom Ström Dahlgren Näslund Sjöberg Lindqvist Hallgren Björkman Haddad Nilsson Fjällström Kåvik Rönnbäck Engström Älvgren Lång Utsi Virtanen',
)
const first = split(
  'Om Plan Trygg Nyckel Signera Vård Skol Bygg Miljö Kart Lön Person Avfall Ärende Diarie Bibliotek Fastighet Larm Närvaro Kost Färdtjänst Ritning Upphandling Budget',
)
const last = split(
  'vakten portalen registret stödet boken 365 Webb Plus Mobil navet centralen kollen assistenten Pro bron ytan lagret arkivet guiden systemet',
)
const areas = split(
  'Socialtjänst Utbildning Samhällsbyggnad Kultur Räddning Ekonomi Personal Infrastruktur Miljö Teknik',
)
const parts = split(
  'Äldreomsorg Förskola Bygglov Bibliotek Larm Fakturor Löner Nät Tillsyn Vatten Individ Funktionsstöd',
)

/** A municipality of that size with names as they are, and its index as the API sends it. Every id has a real id's chance. */
export function municipalityOf(objects: number, systems: number, people: number) {
  const pick = (of: string[]) => of[randomBytes(2).readUInt16BE() % of.length]!
  const places = Array.from({ length: objects }, (_, i) =>
    object(newId(), {
      name: `${areas[i % areas.length]} – ${parts[Math.floor(i / areas.length) % parts.length]}`,
      code: `FO-${String(i + 1).padStart(2, '0')}`,
      unit: `${pick(areas)}förvaltningen`,
    }),
  )
  const index = searchIndex(
    {
      model: presetModel('full'),
      objects: places,
      systems: Array.from({ length: systems }, (_, i) =>
        system(newId(), {
          name: `${pick(first)}${pick(last)} ${i % 7 || ''}`.trim(),
          object: pick(places.map(p => p.id)),
        }),
      ),
      people: Array.from({ length: people }, () =>
        person(newId(), {
          name: `${pick(given)} ${pick(family)}`,
          title: pick(['Enhetschef', 'IT-strateg', 'Systemförvaltare', '']),
        }),
      ),
    },
    actor('k', undefined, 'business', ['modelAdmin']),
  )
  return { index, body: JSON.stringify(index) }
}
