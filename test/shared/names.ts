import { randomBytes } from 'node:crypto'
import { newId } from '#functions/data/collection.ts'
import { Component } from '#shared/components.ts'
import { Contract } from '#shared/contracts.ts'
import { Decision } from '#shared/decisions.ts'
import { Forum } from '#shared/forums.ts'
import { Integration } from '#shared/integrations.ts'
import { presetModel } from '#shared/presets/model.ts'
import { searchIndex } from '#shared/search-index.ts'
import type { SearchTexts } from '#shared/search.ts'
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

/** Actions and places in Swedish, as the palette says them. */
export const searchTexts: SearchTexts = {
  plan: name => `Öppna plan 2027 för ${name}`,
  appoint: name => `Utse roll i ${name}`,
  addSystem: name => `Nytt system i ${name}`,
  system: name => `system i ${name}`,
  component: (kind, name) => `${kind === 'guide' ? 'Guide' : 'Rutin'} i ${name}`,
  integration: (from, to) => `${from} → ${to}`,
  forum: kind => (kind === 'steering' ? 'Styrgrupp' : 'Annat forum'),
  view: page => `vy av ${page}`,
  pages: [{ id: '/wheel', name: 'Årshjul' }],
  actions: {
    ...{ object: 'Nytt objekt', contract: 'Nytt avtal', supplier: 'Ny leverantör', integration: 'Ny integration' },
    ...{ person: 'Ny person', unit: 'Ny enhet', forum: 'Nytt forum', decision: 'Anteckna beslut' },
    ...{ appoint: 'Utse roll', import: 'Läs in från en fil' },
  },
  words: [{ id: 'object', name: 'Förvaltningsobjekt', what: 'Ett ansvarsområde som håller system.' }],
  kinds: { system: 'System', contract: 'Avtal', person: 'Person', forum: 'Forum', decision: 'Beslut' },
}

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
  const many = <T>(n: number, make: (i: number) => T) => Array.from({ length: n }, (_, i) => make(i))
  const place = () => pick(places.map(p => p.id))
  const registered = many(systems, i =>
    system(newId(), { name: `${pick(first)}${pick(last)} ${i % 7 || ''}`.trim(), object: place() }),
  )
  const name = () => registered[randomBytes(2).readUInt16BE() % registered.length]!
  const index = searchIndex(
    {
      model: presetModel('full'),
      objects: places,
      systems: registered,
      people: many(people, () =>
        person(newId(), {
          name: `${pick(given)} ${pick(family)}`,
          title: pick(['Enhetschef', 'IT-strateg', 'Systemförvaltare', '']),
        }),
      ),
      contracts: many(Math.round(systems / 3), i =>
        Contract.parse({ id: newId(), name: `Avtal ${name().name}`, number: `2021/${100 + i}`, supplier: pick(last) }),
      ),
      components: many(objects, () =>
        Component.parse({ id: newId(), object: place(), name: `${pick(parts)} ${pick(areas)}` }),
      ),
      integrations: many(Math.round(systems / 4), () =>
        Integration.parse({
          id: newId(),
          from: name().id,
          to: name().id,
          information: `${pick(parts)} ${pick(first)}`,
        }),
      ),
      forums: many(10, i => Forum.parse({ id: newId(), name: `Styrgrupp ${areas[i]}`, kind: 'steering' })),
      decisions: many(40, i =>
        Decision.parse({ id: newId(), title: `${pick(parts)} ${i}`, day: '2026-03-12', objects: ['a'], person: 'p' }),
      ),
    },
    actor('k', undefined, 'business', ['modelAdmin']),
  )
  return { index, body: JSON.stringify(index) }
}
