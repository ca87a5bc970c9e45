import { PlanVersion } from '#shared/plan-decisions.ts'
import { canonical, PlanWithParts, type Plan } from '#shared/plans.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Files } from '../platform/files.ts'
import type { BudgetMarks } from './budget-marks.ts'
import { newToken, type Saved, type Scope } from './collection.ts'
import { pack, unpack } from './packed.ts'
import { ConditionFailed, type Row, type Write } from './table.ts'
import { sha256 } from './sha256.ts'

/** A DynamoDB item holds 400 KB; a larger snapshot lies in the file store. */
const INLINE_BYTES = 350_000

type Approval = { plan: Plan; version: Omit<PlanVersion, 'hash'> }

type Plans = {
  writes: { save(before: Saved<Plan>, after: Plan): Promise<Write[]> }
  commit(plan: Plan, writes: Write[], token: string): Promise<unknown>
}

/** What has been approved of plans: versions that never change. `moved` is the plan with its content moved. */
export function planVersionsOf(
  { door, keys }: Scope,
  files: Files,
  plans: Plans,
  moved: (before: Plan, after: Plan) => Plan,
  marks: BudgetMarks,
) {
  const store = async (version: PlanVersion) => {
    const packed = pack(version.frozen)
    if (packed.length <= INLINE_BYTES) return { packed }
    const file = `${keys.prefix.slice(2)}/plans/${version.year}/${version.object}/${version.version}.json.gz`
    await files.put(file, packed)
    return { file }
  }

  const read = async (row: Row): Promise<PlanVersion> => {
    const packed = row.file ? await files.get(String(row.file)) : (row.packed as Uint8Array)
    return PlanVersion.parse({ ...row, frozen: unpack(packed!) })
  }

  /** The forum's decisions that an approval rests on stand when it is made: none is withdrawn in between. */
  const restsOn = ({ decision, also = [] }: PlanVersion): Write[] =>
    [...new Set([decision, ...also].flatMap(({ forum }) => forum?.decision ?? []))].map(id => ({
      ConditionCheck: {
        Key: keys.decision(id),
        ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(withdrawn)',
      },
    }))

  return {
    /** Approves in one transaction: the plan as it was read, and one canonical snapshot that never changes. */
    async freeze(before: Saved<Plan>, { plan, version }: Approval): Promise<PlanVersion> {
      const frozen = PlanWithParts.parse(version.frozen)
      const hash = sha256(canonical(frozen))
      const sealed: PlanVersion = { ...version, frozen, hash }
      const { frozen: _, ...head } = sealed
      const writes = await plans.writes.save(before, moved(before, plan))
      const snapshot: Write = {
        Put: {
          Item: { ...keys.version(plan.object, plan.year, version.version), ...head, ...(await store(sealed)) },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      }
      const all = [...writes, snapshot, ...restsOn(sealed), marks.changed(plan.year)]
      await plans.commit(plan, all, newToken()).catch((error: unknown) => {
        throw error instanceof ConditionFailed && error.index > writes.length
          ? new Refusal('plan_forum_first', { day: plan.submittedOn ?? version.decision.day })
          : error
      })
      return sealed
    },

    /** Approved versions of a plan, oldest first. */
    async versions(year: number, object: string): Promise<PlanVersion[]> {
      const rows = await door.all({ pk: keys.version(object, year, 0).pk })
      return Promise.all(rows.map(read))
    },

    /** One approved version, by its number. */
    async version(year: number, object: string, version: number): Promise<PlanVersion | undefined> {
      const row = await door.get(keys.version(object, year, version))
      return row && read(row)
    },
  }
}
