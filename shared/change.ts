import * as z from 'zod'

type Change<Shape extends z.ZodRawShape> = {
  [K in keyof Shape]: Shape[K] extends z.ZodDefault<infer Inner>
    ? z.ZodOptional<Inner>
    : Shape[K] extends z.ZodOptional<infer Inner>
      ? z.ZodOptional<z.ZodNullable<Inner>>
      : z.ZodOptional<Shape[K]>
}

/**
 * The input of a change: every field may be left out, and one that is left out stays as it was (defaults belong to
 * creation). `null` empties a field that may be empty.
 */
export function changeOf<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>): z.ZodObject<Change<Shape>> {
  const optional = ([name, field]: [string, unknown]) => {
    if (field instanceof z.ZodDefault) return [name, z.optional(field.unwrap() as z.ZodType)]
    if (field instanceof z.ZodOptional) return [name, z.optional(z.nullable(field.unwrap() as z.ZodType))]
    return [name, z.optional(field as z.ZodType)]
  }
  return z.object(Object.fromEntries(Object.entries(schema.shape).map(optional)) as Change<Shape>)
}

/** The entity after a change. */
export const changed = <T extends object>(before: T, change: { [K in keyof T]?: T[K] | null | undefined }): T => {
  const given = Object.entries(change).filter(([, value]) => value !== undefined)
  const after = Object.entries({ ...before, ...Object.fromEntries(given) })
  return Object.fromEntries(after.filter(([, value]) => value !== null)) as T
}
