import type { Actor } from '../../actor.ts'
import { contractFile, contractLists, contractRow } from '../../contract-file.ts'
import { Contract, termFault, termFaults } from '../../contracts.ts'
import type { Day } from '../../day.ts'
import { fromTkr } from '../../money.ts'
import { fieldsOf } from '../../own-fields.ts'
import { ownOf, wrongOwn } from '../../own-file.ts'
import { may } from '../../permissions.ts'
import type { Entity } from '../fields.ts'
import type { Finding } from '../unique.ts'
import { hasGone, unaccepted, yours, type Imported, type Register } from './kind.ts'

/** Contracts by file: whoever may edit every object whose systems one covers; one that covers none is the register keeper's. */
export function importContracts({ model, contracts, systems, people }: Register, actor: Actor, today: Day): Imported {
  const own = fieldsOf(model, 'contract')
  const file = contractFile(own)
  const byId = new Map(contracts.map(contract => [contract.id, contract]))
  const objectOf = new Map(systems.map(system => [system.id, system.object]))
  const allowed = (of: Omit<Entity, 'id'> | undefined): Finding[] => {
    if (!of) return []
    const covered = (of['systems'] ?? []) as readonly string[]
    if (covered.length > 0) return yours(actor, 'register:edit', 'systems', ...covered.map(id => objectOf.get(id)))
    return may(actor, 'register:create') ? [] : [{ field: 'name', reason: { id: 'not_yours', params: {} } }]
  }
  const row = (contract: object) => contractRow(contract as Contract, own)
  return {
    ...{ file, row, entity, schema: Contract },
    existing: contracts.map(row),
    lists: contractLists(systems, people),
    check: (after, before) => {
      const known = before && byId.get(before.id)
      const made = entity(after, known, before?.id ?? 'new')
      return [
        ...wrongDays(made, known),
        ...hasGone(people, 'owner', after['owner'], today, before?.['owner']),
        ...allowed(before),
        ...allowed(after),
        ...inFull(after),
        ...wrongOwn(own, after, known?.own),
        ...unaccepted(Contract, made, file, after),
      ]
    },
    before: id => byId.get(id),
  }
}

/** An extension is so many times, so many months each: both or neither. */
function inFull({ extensionTimes, extensionMonths }: Omit<Entity, 'id'>): Finding[] {
  if ((typeof extensionTimes === 'number') === (typeof extensionMonths === 'number')) return []
  const field = typeof extensionTimes === 'number' ? 'extensionMonths' : 'extensionTimes'
  return [{ field, reason: { id: 'missing', params: {} } }]
}

/** Days that cannot be right, said at one of them. */
function wrongDays(made: object, known: Contract | undefined): Finding[] {
  const fault = termFault(made as Contract, known)
  if (!fault) return []
  const { reason, params } = fault
  return [{ field: termFaults[reason], reason: { id: reason, params } as Finding['reason'] }]
}

/** The extension and own values lie flat in a file, and the value is in tkr. */
function entity(values: Parameters<Imported['entity']>[0], before: object | undefined, id: string): object {
  const { own, rest: given } = ownOf(values)
  const { extensionTimes, extensionMonths, valuePerYear, ...rest } = given
  const was = (before ?? {}) as Partial<Contract>
  const times = extensionTimes ?? was.extension?.times
  const months = extensionMonths ?? was.extension?.months
  return {
    ...{ ...before, ...rest, id, own: { ...was.own, ...own } },
    ...(times !== undefined && months !== undefined && { extension: { times, months } }),
    ...(valuePerYear !== undefined && { valuePerYear: fromTkr(Number(valuePerYear)) }),
  }
}
