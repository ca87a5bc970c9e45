import {
  BookOpen,
  ChartColumn,
  Building2,
  CalendarRange,
  ChartNoAxesGantt,
  ContactRound,
  FileText,
  Gavel,
  House,
  Layers,
  Settings,
  Users,
} from '@lucide/svelte'
import * as m from '#messages'

/** The menu's pages: where, what they are called, and the key that follows G. The keys are those of the Swedish names. */
export const pages = [
  { path: '', text: m.shell_overview, Icon: House, key: 'ö', count: 'toDo' },
  { path: '/objects', text: m.shell_objects, Icon: Layers, key: 'o', count: 'objects' },
  { path: '/plans', text: m.shell_plans, Icon: FileText, key: 'p' },
  { path: '/wheel', text: m.shell_wheel, Icon: CalendarRange, key: 'å' },
  { path: '/costs', text: m.shell_costs, Icon: ChartColumn, key: 'k' },
  { path: '/staffing', text: m.shell_staffing, Icon: Users, key: 'b', count: 'vacancies' },
  { path: '/comparison', text: m.shell_comparison, Icon: ChartNoAxesGantt, key: 'j' },
] as const

/** What lies under Objekt: shown when one is there. */
export const register = [
  { path: '/systems', text: m.systems_title },
  { path: '/contracts', text: m.contracts_title },
  { path: '/suppliers', text: m.suppliers_title },
  { path: '/integrations', text: m.integrations_title },
  { path: '/lacking', text: m.lacking_title },
  { path: '/imports', text: m.imports_title, can: 'import' },
] as const

/** What lies under Planer: shown when one is there. */
export const underPlans = [
  { path: '/needs', text: m.needs_title },
  { path: '/reports', text: m.reports_title },
] as const

/** What lies under Kostnader: shown when one is there. */
export const underCosts = [
  { path: '/costs/unallocated', text: m.cost_unallocated },
  { path: '/costs/rules', text: m.cost_rules },
  { path: '/costs/import', text: m.cost_imports },
  { path: '/costs/planning', text: m.planning_title },
  { path: '/costs/scenarios', text: m.scenario_title },
  { path: '/costs/shared', text: m.allocation_title },
  { path: '/costs/economy', text: m.economy_title },
] as const

/** The municipality's own pages, under the others. */
export const ownPages = [
  { path: '/units', text: m.units_title, Icon: Building2 },
  { path: '/people', text: m.people_title, Icon: ContactRound },
  { path: '/forums', text: m.forums_title, Icon: Gavel },
  { path: '/model', text: m.shell_model, Icon: BookOpen },
  { path: '/settings', text: m.shell_settings, Icon: Settings },
] as const
