import type { Actor } from '#shared/actor.ts'
import { Contract } from '#shared/contracts.ts'
import { Decision } from '#shared/decisions.ts'
import { Integration } from '#shared/integrations.ts'
import { Forum } from '#shared/forums.ts'
import { withNames } from '#shared/links.ts'
import { Publication } from '#shared/model-library.ts'
import { Model } from '#shared/model.ts'
import { ManagedObject } from '#shared/objects.ts'
import { Person } from '#shared/people.ts'
import { Description } from '#shared/public-facts.ts'
import { leanFields, leanSystem } from '#shared/system-fields.ts'
import { spelled } from '#shared/written.ts'
import { Supplier } from '#shared/suppliers.ts'
import { System } from '#shared/systems.ts'
import { Tenant } from '#shared/tenants.ts'
import { Unit } from '#shared/units.ts'
import { Wheel } from '#shared/wheel.ts'
import { accountsOf } from './accounts.ts'
import { assignmentsOf, staffingOf } from './assignments.ts'
import { batchesOf } from './batches.ts'
import { budgetMarks } from './budget-marks.ts'
import { calendarsOf } from './calendars.ts'
import { commentsOf } from './comments.ts'
import { componentsOf } from './components.ts'
import { costsOf, type Beside } from './costs.ts'
import { collection, type Scope } from './collection.ts'
import { deadlinesOf } from './deadlines.ts'
import { feedKeysOf } from './feed-keys.ts'
import { followUpsOf } from './followups.ts'
import { economyOf } from './economy.ts'
import { enteredOf } from './entered.ts'
import { ledgersOf, placedOf } from './ledgers.ts'
import { handoversOf } from './handovers.ts'
import { historyOf } from './history.ts'
import type { Machine } from './machine.ts'
import { importsOf } from './imports.ts'
import { internalCostsOf, internalReader } from './internal-costs.ts'
import { mailOf } from './mail.ts'
import { needsOf } from './needs.ts'
import { membershipsOf } from './memberships.ts'
import { placeOf } from './place.ts'
import { planningOf } from './planning.ts'
import { practiceNotesOf } from './practice.ts'
import { plansOf } from './plans.ts'
import { removedOf } from './removed.ts'
import { reportsOf } from './reports.ts'
import { scenariosOf } from './scenarios.ts'
import { snapshotsOf } from './snapshots.ts'
import { staffReader } from './staff.ts'
import { firstViewsOf, viewsOf } from './views.ts'

/** Everything one municipality has. The only way to it is an actor, so another municipality's data has no address. */
export function dataFor(actor: Actor, { table, clock, files }: Machine, place = placeOf(actor.municipality, table)) {
  if (place.municipality !== actor.municipality) throw new Error(`not ours: ${place.municipality}`)
  const { keys } = place
  const scope: Scope = { ...place, actor, now: clock.now }
  const P = keys.prefix

  const snapshots = snapshotsOf(scope, { table })
  const budgets = budgetMarks(scope)
  const plans = plansOf(scope, files, budgets)
  const beside: Beside = {
    ...{ plans, budgets },
    staffCosts: year => staff.staffCosts(year),
    internal: () => internal(),
  }
  const data = {
    scope,
    tenant: collection(scope, {
      name: 'tenant',
      schema: Tenant,
      key: keys.meta,
      id: () => [],
      list: { pk: P, begins: 'META' },
      listed: { fields: Object.keys(Tenant.shape) },
    }),
    model: collection(scope, {
      name: 'model',
      schema: Model,
      key: keys.model,
      id: () => [],
      list: { pk: P, begins: 'MODEL' },
      listed: { fields: Object.keys(Model.shape) },
    }),
    publication: collection(scope, {
      name: 'publication',
      schema: Publication,
      key: keys.publication,
      id: () => [],
    }),
    wheels: collection(scope, {
      name: 'wheel',
      schema: Wheel,
      key: keys.wheel,
      id: wheel => [wheel.year],
      list: { pk: P, begins: 'WHEEL#' },
    }),
    objects: collection(scope, {
      name: 'object',
      schema: ManagedObject,
      key: keys.object,
      id: object => [object.id],
      list: { pk: P, begins: 'OBJ#' },
      listed: { fields: Object.keys(ManagedObject.shape) },
      unique: object => [
        { field: 'code', value: object.code },
        { field: 'name', value: object.name },
      ],
    }),
    systems: collection(scope, {
      name: 'system',
      schema: System,
      key: keys.system,
      id: system => [system.id],
      list: { pk: P, begins: 'SYS#' },
      listed: { fields: leanFields, row: leanSystem },
      index: system => ({ gsi1pk: keys.systemsOf(system.object), gsi1sk: `SYS#${system.id}` }),
      unique: system => [{ field: 'name', value: system.name }],
    }),
    contracts: collection(scope, {
      name: 'contract',
      schema: Contract,
      key: keys.contract,
      id: contract => [contract.id],
      list: { pk: P, begins: 'CON#' },
      listed: { fields: Object.keys(Contract.shape) },
      unique: contract => [{ field: 'name', value: contract.name }],
    }),
    people: collection(scope, {
      name: 'person',
      schema: Person,
      key: keys.person,
      id: person => [person.id],
      list: { pk: P, begins: 'PER#' },
      listed: { fields: Object.keys(Person.shape) },
      unique: person => [{ field: 'email', value: person.email ?? '' }],
    }),
    components: componentsOf(scope),
    integrations: collection(scope, {
      name: 'integration',
      schema: Integration,
      key: keys.integration,
      id: integration => [integration.id],
      list: { pk: P, begins: 'INT#' },
    }),
    suppliers: collection(scope, {
      name: 'supplier',
      schema: withNames(Supplier),
      key: keys.supplier,
      id: supplier => [supplier.id],
      list: { pk: P, begins: 'SUP#' },
      unique: supplier => [{ field: 'name', value: spelled(supplier.name) }],
    }),
    units: collection(scope, {
      name: 'unit',
      schema: Unit,
      key: keys.unit,
      id: unit => [unit.id],
      list: { pk: P, begins: 'ORG#' },
      unique: unit => [{ field: 'name', value: spelled(unit.name) }],
    }),
    forums: collection(scope, {
      name: 'forum',
      schema: Forum,
      key: keys.forum,
      id: forum => [forum.id],
      list: { pk: P, begins: 'FORUM#' },
      unique: forum => [{ field: 'name', value: forum.name }],
    }),
    descriptions: collection(scope, {
      name: 'description',
      schema: Description,
      key: keys.description,
      id: description => [description.unit],
    }),
    decisions: collection(scope, {
      name: 'decision',
      schema: withNames(Decision),
      key: keys.decision,
      id: decision => [decision.id],
      list: { pk: P, begins: 'DEC#' },
    }),
    ...accountsOf(scope),
    assignments: assignmentsOf(scope),
    handovers: handoversOf(scope),
    plans,
    reports: reportsOf(scope, files),
    practice: practiceNotesOf(scope),
    needs: needsOf(scope, plans),
    views: viewsOf(scope),
    comments: commentsOf(scope),
    calendars: calendarsOf(scope),
    feedKeys: feedKeysOf(scope),
    mail: mailOf(scope),
    firstViews: firstViewsOf(scope),
    followUps: followUpsOf(scope),
    deadlines: deadlinesOf(scope),
    imports: importsOf(scope, files),
    costs: costsOf(scope, beside),
    budgets,
    ledgers: ledgersOf(scope, files),
    ...economyOf(scope),
    ...enteredOf(scope),
    ...internalCostsOf(scope),
    ...planningOf(scope),
    scenarios: scenariosOf(scope),
    placed: placedOf(scope),
    memberships: membershipsOf(scope, snapshots),
    snapshots,
    history: historyOf(scope),
    removed: removedOf(scope),
  }
  const { objects, systems, contracts, people, assignments, handovers, integrations, components, units, forums } = data
  const staffing = staffingOf(scope, assignments, people)

  /** Every kept list at once, for pages that show the register: systems as lists need them, the others whole. */
  async function lists() {
    const [o, s, c, held] = await Promise.all([objects.rows(), systems.rows(), contracts.rows(), staffing()])
    return { objects: o, systems: s, contracts: c, ...held }
  }
  const register = { objects, systems, contracts, people, assignments, integrations, components, units, forums }
  const kinds: Record<string, { parts: unknown }> = { ...register, handovers }
  const batches = batchesOf(
    scope,
    kind => kinds[kind] ?? plans.batched(kind),
    changes => budgets.changedBy(changes.map(({ kind }) => kind)),
  )
  const staff = staffReader({ ...data, staffing })
  const internal = internalReader(data)
  return { ...data, lists, staffing, batches, staffTerms: staff.staffTerms }
}
export type Data = ReturnType<typeof dataFor>
