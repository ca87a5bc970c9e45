import { expect, test } from 'vitest'
import * as z from 'zod'
import { dataFor } from '#functions/data/index.ts'
import { Day } from '#shared/day.ts'
import { dateFields, dateRules } from '#shared/date-fields.ts'
import { rowSchemas } from '#shared/plan-rows.ts'
import { Plan } from '#shared/plans.ts'

type Def = z.core.$ZodType['_zod']['def'] & {
  format?: string
  shape?: Record<string, z.core.$ZodType>
  [part: string]: unknown
}

/** The paths of every day in a schema, however it is wrapped. */
function daysIn(schema: z.core.$ZodType, path: string): string[] {
  const def = schema._zod.def as Def
  if (def.type === 'string') return def.format === Day._zod.def.format ? [path] : []
  if (def.shape) return Object.entries(def.shape).flatMap(([name, of]) => daysIn(of, `${path}.${name}`))
  return ['innerType', 'element', 'valueType', 'in', 'out', 'left', 'right', 'options', 'items']
    .flatMap(part => def[part] ?? [])
    .flatMap(of => daysIn(of as z.core.$ZodType, path))
}

/** Every kind of entity that a municipality keeps, off the data itself: a new one is found by being there. */
function entities(): [string, z.core.$ZodType][] {
  const data = dataFor({ kind: 'job', municipality: '9901', job: 'test' }, { table: {}, clock: {} } as never)
  type Collection = { parts?: { spec?: { name: string; schema: z.core.$ZodType } } }
  const all = [...Object.values(data), data.deadlines.of(2026), data.followUps(2026)] as unknown[] as Collection[]
  const specs = [...all.flatMap(({ parts }) => parts?.spec ?? []), { name: 'plan', schema: Plan }]
  return [
    ...specs.map(({ name, schema }): [string, z.core.$ZodType] => [name.split('#')[0]!, schema]),
    ...Object.entries(rowSchemas),
  ]
}

const found = [...new Set(entities().flatMap(([name, schema]) => daysIn(schema, name)))]

test('every date field makes a deadline, or is exempt with a reason', () => {
  expect(found.length).toBeGreaterThan(25)
  expect(found.filter(field => !(field in dateFields))).toEqual([])
})

test('no reason outlives its field, and every kind of deadline has one', () => {
  // A plan's own days are seen by the plan's schema; a removed field leaves the list.
  expect(Object.keys(dateFields).filter(field => !found.includes(field))).toEqual([])
  const made = Object.values(dateFields).flatMap(of => ('makes' in of ? of.makes : []))
  // A goal's last year is no day, and a last notice day is worked out from the end.
  expect(new Set([...made, 'goal', 'contract-notice'])).toEqual(new Set(Object.keys(dateRules)))
  for (const of of Object.values(dateFields)) if ('exempt' in of) expect(of.exempt.length).toBeGreaterThan(20)
})

test('a day is found in whatever a schema is made of', () => {
  const deep = z.object({
    a: z.array(z.object({ day: Day.optional() })).default([]),
    b: z.union([z.string(), Day]),
    c: z.record(z.string(), Day.nullable()),
    d: z.object({ e: z.iso.datetime() }),
  })
  expect(daysIn(deep, 'x')).toEqual(['x.a.day', 'x.b', 'x.c'])
})
