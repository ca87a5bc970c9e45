import { Scenario } from '#shared/scenarios.ts'
import { collection, type Scope } from './collection.ts'

/** What-if scenarios of a municipality: what would be otherwise, and nothing of what that comes to. */
export const scenariosOf = (scope: Scope) =>
  collection(scope, {
    name: 'scenario',
    schema: Scenario,
    key: scope.keys.scenario,
    id: scenario => [scenario.id],
    list: { pk: scope.keys.prefix, begins: 'SCEN#', consistent: true },
    unique: scenario => [{ field: 'name', value: scenario.name }],
  })
