import { Refusal, type Reason, type Reasons } from '#shared/refusal.ts'

type Bare = { [R in Reason]: keyof Reasons[R] extends never ? R : never }[Reason]

/** What a body refers to must exist in the municipality; says which did not. */
export function existing<T>(found: T | undefined, otherwise: Bare): T {
  if (found === undefined) throw new Refusal(otherwise, {} as never)
  return found
}
