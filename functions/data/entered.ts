import { noScope, Scope as FigureScope } from '#shared/benchmark/coverage.ts'
import { Entered } from '#shared/benchmark/entered.ts'
import { collection, type Scope } from './collection.ts'
import { theOnly } from './the-only.ts'

/** What a municipality says itself of its key figures: how far its costs reach, and the values of networks' own figures. */
export const enteredOf = (scope: Scope) => ({
  figureScope: theOnly(scope, { name: 'figureScope', schema: FigureScope, key: scope.keys.figureScope }, noScope),
  entered: collection(scope, {
    name: 'entered',
    schema: Entered,
    key: scope.keys.entered,
    id: ({ network, figure, period }) => [network, figure, period],
    list: { pk: scope.keys.prefix, begins: 'ENTERED#' },
  }),
})
