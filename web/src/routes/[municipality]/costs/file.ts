import * as m from '#messages'
import type { Ore } from '#shared/money.ts'
import type { Column } from '#web/lib/ui/columns.ts'
import type { Costs } from './answer.ts'
import { groupName, partName, wayNames } from './words.ts'

type Line = { id: string; name: string; part: string; account: string; budget?: Ore; actual: Ore; forecast?: Ore }

/** Every group and part as a row of a file: a group's own line has no part. */
export const fileRows = (of: Costs): Line[] =>
  of.groups.flatMap((group): Line[] => {
    const name = groupName(group, of.by)
    const { budget, actual, forecast } = group
    return [
      { ...{ id: group.id, name, part: '', account: '' }, budget, actual, forecast },
      ...group.parts.map(part => ({
        ...{ id: `${group.id} ${part.id}`, name, part: partName(part, of.by), account: part.account ?? '' },
        actual: part.actual,
        ...(part.budget !== undefined && { budget: part.budget }),
        ...(part.forecast !== undefined && { forecast: part.forecast }),
      })),
    ]
  })

const amount = (id: 'budget' | 'actual' | 'forecast', text: string): Column<Line> => ({
  ...{ id, text: `${text}, kr`, number: true },
  // An empty cell is no 0: nobody plans by that.
  file: line => (line[id] === undefined ? '' : line[id] / 100),
})

export const fileColumns = (): Column<Line>[] => [
  { id: 'part', text: wayNames.system(), show: line => line.part },
  { id: 'account', text: m.cost_account(), show: line => line.account },
  amount('budget', m.cost_budget()),
  amount('actual', m.cost_actual()),
  amount('forecast', m.cost_forecast_short()),
]
