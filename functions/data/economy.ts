import { Economy, firstEconomy } from '#shared/economy.ts'
import { Placing } from '#shared/placing.ts'
import type { Scope } from './collection.ts'
import { theOnly } from './the-only.ts'

/** The economy model, and how the ledger is placed. */
export const economyOf = (scope: Scope) => ({
  economy: theOnly(scope, { name: 'economy', schema: Economy, key: scope.keys.economy }, firstEconomy),
  placing: theOnly(
    scope,
    { name: 'placing', schema: Placing, key: scope.keys.placing, packed: ['rules', 'uses'] },
    () => Placing.parse({}),
  ),
})
