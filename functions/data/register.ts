import type { Register } from '#shared/imports/kinds/kind.ts'
import type { Data } from './index.ts'

/** The municipality's whole register, as imports look at it. */
export async function readRegister(data: Data): Promise<Register> {
  const [model, objects, systems, contracts, people, assignments, members] = await Promise.all([
    data.model.get(),
    data.objects.list(),
    data.systems.list(),
    data.contracts.list(),
    data.people.list(),
    data.assignments.list(),
    data.members.list(),
  ])
  return { model, objects, systems, contracts, people, assignments, members: members.map(({ person }) => person) }
}
