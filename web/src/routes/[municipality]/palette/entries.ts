import {
  Blocks,
  BookOpen,
  Bookmark,
  Box,
  Building2,
  CircleHelp,
  FileText,
  Gavel,
  Layers,
  Plus,
  ScrollText,
  Truck,
  User,
  UserPlus,
  Waypoints,
} from '@lucide/svelte'
import * as m from '#messages'
import { entriesOf, type Entry, type Group, type Kind } from '#shared/search.ts'
import type { SearchAction, SearchIndex } from '#shared/search-index.ts'
import { kinds as forumKinds } from '../forums/texts.ts'
import { ownPages, pages, register, underCosts, underPlans } from '../menu.ts'
import { kindName } from '../objects/[object]/component-kinds.ts'
import { words } from './words.ts'

/** Pages that are reached from others, and by who looks for them. */
const further = [
  { path: '/plans/approvals', text: m.approvals_title },
  { path: '/plans/followups', text: m.followups_whole_link },
  { path: '/others', text: m.overview_everyones },
  { path: '/systems/lifecycle', text: m.lifecycle_title },
  { path: '/model/library', text: m.library_title },
]
const all = [...pages, ...register, ...underPlans, ...underCosts, ...ownPages, ...further]

/** What is made, where, and what it is called there. */
const actions: Record<SearchAction, { text: () => string; path: string }> = {
  object: { text: m.objects_new, path: '/objects?new' },
  contract: { text: m.contracts_new, path: '/contracts?new' },
  supplier: { text: m.suppliers_new, path: '/suppliers?new' },
  integration: { text: m.integrations_new, path: '/integrations?new' },
  person: { text: m.people_new, path: '/people?new' },
  unit: { text: m.units_new, path: '/units?new' },
  forum: { text: m.forums_new, path: '/forums?new=forum' },
  decision: { text: m.decisions_new, path: '/forums?new=decision' },
  appoint: { text: m.staffing_appoint, path: '/staffing?new' },
  import: { text: m.palette_import, path: '/imports/new' },
}
const texts = Object.entries(actions).map(([action, { text }]) => [action, text()] as const)

/** Everything in the index, the menu's pages and the words of the product, in the reader's words. */
export const entries = (index: SearchIndex, year: number) =>
  entriesOf(index, {
    plan: object => m.palette_plan({ year, object }),
    appoint: object => m.palette_appoint({ object }),
    addSystem: object => m.palette_add_system({ object }),
    system: object => m.palette_system({ object }),
    component: (kind, object) => m.palette_component({ kind: kindName(kind), object }),
    integration: (from, to) => m.palette_integration({ from, to }),
    forum: kind => forumKinds[kind](),
    view: page => m.palette_view({ list: all.find(({ path }) => path === `/${page}`)?.text() ?? page }),
    pages: all
      .filter(page => !('can' in page) || index.can.includes(page.can))
      .map(({ path, text }) => ({ id: path, name: text() })),
    actions: Object.fromEntries(texts) as Record<SearchAction, string>,
    words: words.map(({ id, name, what }) => ({ id, name: name(), what: what() })),
    kinds: {
      ...{ object: m.palette_kind_object(), system: m.palette_kind_system(), contract: m.palette_kind_contract() },
      ...{ component: m.palette_kind_component(), integration: m.palette_kind_integration() },
      ...{ person: m.palette_kind_person(), unit: m.palette_kind_unit(), supplier: m.palette_kind_supplier() },
      ...{ forum: m.palette_kind_forum(), decision: m.palette_kind_decision(), view: m.palette_kind_view() },
      role: m.palette_kind_role(),
    },
  })

export const headings: Record<Group, () => string> = {
  objects: m.palette_objects,
  actions: m.palette_actions,
  systems: m.palette_systems,
  contracts: m.palette_contracts,
  components: m.components_title,
  integrations: m.integrations_title,
  people: m.palette_people,
  units: m.units_title,
  suppliers: m.suppliers_title,
  forums: m.palette_forums,
  views: m.palette_views,
  roles: m.palette_roles,
  help: m.palette_help,
}

const icons: Record<Exclude<Kind, 'page'>, typeof Layers> = {
  ...{ object: Layers, plan: FileText, appoint: UserPlus, addSystem: Plus, action: Plus, system: Box },
  ...{ contract: ScrollText, component: Blocks, integration: Waypoints, person: User, unit: Building2 },
  ...{ supplier: Truck, forum: Gavel, decision: Gavel, view: Bookmark, role: BookOpen, word: CircleHelp },
}
export const iconOf = ({ kind, id }: Entry) =>
  kind === 'page' ? ([...pages, ...ownPages].find(page => page.path === id)?.Icon ?? Layers) : icons[kind]

/** Where an entry leads, within the municipality. */
export function pathOf({ kind, id, place }: Entry, year: number): string {
  const path: Record<Kind, () => string> = {
    object: () => `/objects/${id}`,
    plan: () => `/plans/${year}/${id}`,
    appoint: () => `/staffing?appoint=${id}/`,
    addSystem: () => `/objects/${id}?new=system`,
    action: () => actions[id as SearchAction].path,
    page: () => id,
    system: () => `/systems/${id}`,
    contract: () => `/contracts/${id}`,
    component: () => `/objects/${place}/components/${id}`,
    integration: () => `/integrations/${id}`,
    person: () => `/staffing/${id}`,
    unit: () => `/units/${id}`,
    supplier: () => `/suppliers/${encodeURIComponent(id)}`,
    forum: () => `/forums/${id}`,
    decision: () => `/forums/decisions/${id}`,
    view: () => `/${place}?saved=${id}`,
    role: () => '/model',
    word: () => words.find(word => word.id === id)!.path,
  }
  return path[kind]()
}
