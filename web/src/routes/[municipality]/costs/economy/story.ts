import * as m from '#messages'
import type { Count } from '#shared/cost-counts.ts'
import type { LegalEntity } from '#shared/economy.ts'
import { decimal, kronor, whole } from '#shared/format.ts'
import type { Lkp, SalaryClass } from '#shared/staff-costs.ts'
import type { Words } from '../../history/values.ts'
import { countedNames } from '../counted.ts'
import type { EconomyPage, Part } from './draft.svelte.ts'
import { partNames } from './words.ts'

/** How the economy model's history is told: each part by what it is, and by the names that there are now. */
export function storyWords({ staff, roles, held }: EconomyPage): Words {
  const roleName = (id: string) => roles.find(role => role.id === id)?.name ?? id
  const className = (id: string) => staff.classes.findLast(of => of.id === id)?.name ?? id
  const byClass = (of: unknown, nameOf: (id: string) => string) =>
    Object.entries(of as Record<string, string>)
      .map(([id, name]) => `${nameOf(id)}: ${className(name)}`)
      .join('; ')
  const told: Record<Part, (value: never) => string> = {
    entities: (all: LegalEntity[]) =>
      all.map(({ name, parts }) => [name, ...parts.map(part => part.name)].join(', ')).join('; '),
    counts: (all: Count[]) =>
      all
        .map(({ what, n, from, source }) => {
          const text = m.economy_story_count({ what: countedNames[what](), n: whole(n), day: from })
          return source ? `${text} (${source})` : text
        })
        .join('; '),
    lkp: (all: Lkp[]) =>
      all
        .map(({ basisPoints, from, source }) => {
          const text = m.economy_story_lkp({ percent: `${decimal(basisPoints / 100, 2)}\u00a0%`, day: from })
          return source ? `${text} (${source})` : text
        })
        .join('; '),
    classes: (all: SalaryClass[]) =>
      all
        .map(({ name, monthly, from }) => {
          const amount = monthly % 100 === 0 ? whole(monthly / 100) : kronor(monthly)
          return m.economy_story_class({ name, amount, day: from })
        })
        .join('; '),
    ofRole: (of: object) => byClass(of, roleName),
    ofAssignment: (of: object) =>
      byClass(of, id => {
        const one = held.find(assignment => assignment.id === id)
        return one ? [one.person, roleName(one.role)].filter(Boolean).join(', ') : id
      }),
  }
  const partOf = (field: string) => (field in told ? (field as Part) : undefined)
  return {
    field: field => {
      const part = partOf(field)
      return part ? partNames[part]() : field
    },
    value: (field, value) => {
      const part = partOf(field)
      return part && value !== null ? told[part](value as never) : undefined
    },
  }
}
