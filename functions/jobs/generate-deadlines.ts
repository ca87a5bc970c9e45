import { dateDeadlines } from '#shared/date-deadlines.ts'
import type { Day } from '#shared/day.ts'
import { converge, desired, yearsFrom, type Deadline } from '#shared/deadlines.ts'
import { fulfilment } from '#shared/deadline-fulfilment.ts'
import type { Data } from '../data/index.ts'
import { planDates } from '../data/plan-dates.ts'
import { writeDeadlines } from '../data/write-deadlines.ts'

/**
 * Turns the wheel and every date of the register and the plans into deadlines. A run that stopped is finished by the
 * next; where another worker, or a person, was first, the next run sees what they left.
 */
export async function generateDeadlines(data: Data, day: Day): Promise<number> {
  const years = yearsFrom(day)
  const [wanted, ...existing] = await Promise.all([
    wantedDeadlines(data, years),
    ...years.map(year => data.deadlines.of(year).list()),
  ])
  const todo = converge(existing.flat(), wanted)
  await writeDeadlines(data, todo)
  return todo.create.length + todo.change.length + todo.remove.length
}

/** Every deadline that there should be in those years, by what the municipality has written now. */
async function wantedDeadlines(data: Data, years: number[]): Promise<Deadline[]> {
  const [tenant, model, wheels, register, forums, ...plans] = await Promise.all([
    data.tenant.get(),
    data.model.get(),
    data.wheels.list(),
    data.lists(),
    data.forums.list(),
    ...years.map(year => planDates(data.scope, year)),
  ])
  const of = <P extends keyof (typeof plans)[number]>(part: P) => plans.flatMap(year => year[part] as never[])
  const dated = {
    ...{ model, forums, ...register },
    ...{ activities: of('activities'), risks: of('risks'), dependencies: of('dependencies'), goals: of('goals') },
  }
  const objects = register.objects.map(({ id }) => id)
  const fulfilled = fulfilment({ plans: of('plans'), followUps: of('followUps'), objects })
  return [
    ...desired(wheels, register.objects, tenant.createdOn, years).map(fulfilled),
    ...dateDeadlines(dated, tenant.createdOn, years),
  ]
}
