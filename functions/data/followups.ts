import { Round } from '#shared/followup-periods.ts'
import { FollowUp } from '#shared/followups.ts'
import { Refusal } from '#shared/refusal.ts'
import { collection, type Saved, type Scope } from './collection.ts'
import { ConditionFailed, type Write } from './table.ts'

/** A year's follow-ups, and what has been decided of its periods. */
export function followUpsOf(scope: Scope) {
  const { keys } = scope
  return (year: number) => {
    const pk = keys.followUp(year, '', '').pk
    const of = collection(scope, {
      name: `followup#${year}`,
      schema: FollowUp,
      key: (object: string, period: string) => keys.followUp(year, object, period),
      id: f => [f.object, f.period] as [string, string],
      list: { pk, begins: 'FUP#' },
    })
    const rounds = collection(scope, {
      name: `round#${year}`,
      schema: Round,
      key: (period: string) => keys.followUpRound(year, period),
      id: round => [round.period] as [string],
      list: { pk, begins: 'FUROUND#', consistent: true },
    })

    /** The period is as it was when the writer's right to write was asked of it. */
    const undecided = (period: string, round: Saved<Round> | undefined): Write => ({
      ConditionCheck: {
        Key: keys.followUpRound(year, period),
        ...(round
          ? {
              ConditionExpression: '#revision = :revision',
              ExpressionAttributeNames: { '#revision': 'revision' },
              ExpressionAttributeValues: { ':revision': round.revision },
            }
          : { ConditionExpression: 'attribute_not_exists(pk)' }),
      },
    })

    return {
      ...of,
      rounds,

      /** Saves what is written, unless the period has been closed since it was read. */
      async write(before: Saved<FollowUp>, after: FollowUp, round: Saved<Round> | undefined): Promise<Saved<FollowUp>> {
        const writes = before.revision === 0 ? of.writes.create(after) : await of.writes.save(before, after)
        const all = [...writes, undecided(after.period, round)]
        await of.commit(after, all).catch((error: unknown) => {
          const closed = error instanceof ConditionFailed && error.index === writes.length
          throw closed ? new Refusal('busy', { seconds: 1 }) : error
        })
        return of.written(after, before.revision + 1)
      },
    }
  }
}
