import * as z from 'zod'
import { Refusal } from './refusal.ts'

/** A value of a code list. A retired one stays where it stands, and is no longer offered. */
export const CodeValue = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1).max(60),
  retired: z.boolean().default(false),
  /** It has gone into this value: what had it reads as that one. */
  becomes: z.string().min(1).optional(),
})
export type CodeValue = z.infer<typeof CodeValue>

/** A code list of the municipality's own: named values in order. Their ids stand in the register, so a new name is new everywhere. */
export const CodeList = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1).max(60),
  values: z.array(CodeValue).max(100).default([]),
})
export type CodeList = z.infer<typeof CodeList>

/** The value that an id stands for: one that has gone into another is that other. */
export function valueOf(values: readonly CodeValue[], id: unknown): CodeValue | undefined {
  const value = values.find(of => of.id === id)
  return value?.becomes === undefined ? value : values.find(of => of.id === value.becomes)
}

/** The values that exist, retired ones too: what can be read. */
export const standing = (values: readonly CodeValue[]) => values.filter(value => value.becomes === undefined)

/** The values that one may choose among. */
export const offered = (values: readonly CodeValue[]) => standing(values).filter(value => !value.retired)

/** Values go into one that stands: those that had gone into a value which now goes into another follow it there. */
export function settled(list: CodeList): CodeList {
  const found = (id: string, seen: readonly string[]): string => {
    const value = list.values.find(of => of.id === id)
    if (!value || seen.includes(id)) throw new Refusal('not_found', {})
    return value.becomes === undefined ? id : found(value.becomes, [...seen, id])
  }
  return {
    ...list,
    values: list.values.map(value =>
      value.becomes === undefined ? value : { ...value, becomes: found(value.becomes, [value.id]) },
    ),
  }
}

/** Values that no list has any longer. */
export const goneValues = (before: readonly CodeList[], after: readonly CodeList[]): CodeValue[] => {
  const kept = new Set(after.flatMap(({ values }) => values.map(({ id }) => id)))
  return before.flatMap(({ values }) => values.filter(({ id }) => !kept.has(id)))
}
