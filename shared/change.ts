import * as z from 'zod'

type WithoutDefault<T> = T extends z.ZodDefault<infer Inner> ? Inner : T
type Change<Shape extends z.ZodRawShape> = { [K in keyof Shape]: z.ZodOptional<WithoutDefault<Shape[K]>> }

/** The input of a change: every field may be left out, and one that is left out stays as it was (defaults belong to creation). */
export function changeOf<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>): z.ZodObject<Change<Shape>> {
  const optional = ([name, field]: [string, unknown]) => [
    name,
    z.optional(field instanceof z.ZodDefault ? (field.unwrap() as z.ZodType) : (field as z.ZodType)),
  ]
  return z.object(Object.fromEntries(Object.entries(schema.shape).map(optional)) as Change<Shape>)
}

/** The entity after a change. */
export const changed = <T extends object>(before: T, change: { [K in keyof T]?: T[K] | undefined }): T => ({
  ...before,
  ...(Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<T>),
})
