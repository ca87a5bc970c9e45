import type { Reason } from '#shared/refusal.ts'
import { sentences } from './sentences.ts'

type Problem = { reason: string; params: Record<string, unknown> }

/** Why something came to nothing, in words. */
export function said(problem: Problem | undefined): { problem?: Record<'type' | 'sv' | 'en', string> } {
  if (!problem) return {}
  const say = sentences[problem.reason as Reason] as (params: object, options: { locale: 'sv' | 'en' }) => string
  return {
    problem: {
      type: problem.reason,
      sv: say(problem.params, { locale: 'sv' }),
      en: say(problem.params, { locale: 'en' }),
    },
  }
}
