import type { Data } from '#functions/data/index.ts'
import { CostAllocation } from '#shared/allocation.ts'
import { Investments } from '#shared/investments.ts'
import type { ManagedObject } from '#shared/objects.ts'

/** The year from which Norrbäcka divides shared costs; those before are told as they were. */
const FROM = 2027

/** What Norrbäcka has agreed on for next year: the infrastructure is borne by its users, and workplaces have a price. */
export async function seedAllocation(data: Data, objects: ManagedObject[]): Promise<void> {
  const [workplace, infrastructure, ...others] = objects.map(({ id }) => id) as [string, string, ...string[]]
  const users = [1_240, 610, 280, 1_450, 2_100, 520, 95, 130, 110, 60, 45, 40, 150, 120]
  await data.allocation.create(
    CostAllocation.parse({
      keys: [{ id: 'users', name: 'Användare i verksamheten', year: FROM, kind: 'users', receivers: others }],
      steps: [{ id: 'infrastructure', giver: infrastructure, key: 'users', since: FROM }],
      prices: [
        {
          ...{ id: 'workplace', name: 'Datorarbetsplats', giver: workplace, unit: 'arbetsplatser' },
          ...{ price: 640_000, year: FROM },
          quantities: others.slice(0, 8).map((receiver, i) => ({ receiver, quantity: Math.round(users[i]! / 4) })),
        },
      ],
      measures: others.map((receiver, i) => ({ receiver, year: FROM, users: users[i] ?? 0 })),
    }),
  )
  await data.investments.create(
    Investments.parse({
      items: [
        {
          ...{ id: 'switches', name: 'Kärnswitchar i stadsnätet', object: infrastructure, amount: 240_000_000 },
          ...{ inUse: `${FROM}-02-15`, life: { years: 5 } },
        },
      ],
      rates: [{ year: FROM, basisPoints: 250, source: 'SKR:s förslag till internränta' }],
    }),
  )
}
