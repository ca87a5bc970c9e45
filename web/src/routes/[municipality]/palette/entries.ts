import { BookOpen, Box, Building2, FileText, Layers, Truck, User, UserPlus } from '@lucide/svelte'
import * as m from '#messages'
import { entriesOf, type Entry, type Group, type SearchIndex } from '#shared/search.ts'
import { ownPages, pages, register } from '../menu.ts'

const all = [...pages, ...register, ...ownPages]

/** Everything in the index, and the menu's pages, in the reader's words. */
export const entries = (index: SearchIndex, year: number) =>
  entriesOf(index, {
    plan: object => m.palette_plan({ year, object }),
    appoint: object => m.palette_appoint({ object }),
    system: object => m.palette_system({ object }),
    pages: all.map(({ path, text }) => ({ id: path, name: text() })),
  })

export const headings: Record<Group, () => string> = {
  objects: m.palette_objects,
  actions: m.palette_actions,
  systems: m.palette_systems,
  people: m.palette_people,
  units: m.units_title,
  suppliers: m.suppliers_title,
  roles: m.palette_roles,
}

const icons = {
  object: Layers,
  plan: FileText,
  appoint: UserPlus,
  system: Box,
  person: User,
  unit: Building2,
  supplier: Truck,
  role: BookOpen,
}
export const iconOf = ({ kind, id }: Entry) =>
  kind === 'page' ? ([...pages, ...ownPages].find(page => page.path === id)?.Icon ?? Layers) : icons[kind]

/** Where an entry leads, within the municipality. */
export function pathOf({ kind, id }: Entry, year: number): string {
  const path = {
    object: `/objects/${id}`,
    plan: `/plans/${year}/${id}`,
    appoint: `/staffing?appoint=${id}/`,
    page: id,
    system: `/systems/${id}`,
    person: `/staffing/${id}`,
    unit: `/units/${id}`,
    supplier: `/suppliers/${encodeURIComponent(id)}`,
    role: '/model',
  }
  return path[kind]
}
