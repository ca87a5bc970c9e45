import type { Context, TypedResponse } from 'hono'
import type { JSONParsed } from 'hono/utils/types'
import { madeOf } from '../data/memory.ts'
import type { Env } from './env.ts'

/**
 * What a rule answers to this person today. Made of the same parts as last time it is the same answer, and neither
 * worked out nor written out again: `parts` are everything else that the rule is given, as the data layer gave them.
 */
export function answered<T extends object>(c: Context<Env>, name: string, parts: readonly unknown[], rule: () => T) {
  const { data, actor, today } = c.var
  const of = [JSON.stringify(actor), today, ...parts]
  const bytes = madeOf(data.scope.memory, `answer#${name}`, of, () => bytesOf(JSON.stringify(rule())))
  const answer = c.body(bytes, 200, { 'Content-Type': 'application/json' })
  return answer as unknown as Response & TypedResponse<JSONParsed<T>, 200, 'json'>
}

const bytesOf = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer
