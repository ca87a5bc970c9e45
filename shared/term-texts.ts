import * as m from '#messages'
import { choiceNames, fieldNames, type Text } from './system-texts.ts'

/** What the house calls the statuses and levels that a municipality may name, by field and value. */
export const termTexts = {
  axis: {
    confidentiality: fieldNames['confidentiality']!,
    integrity: fieldNames['integrity']!,
    availability: fieldNames['availability']!,
    traceability: fieldNames['traceability']!,
  },
  lifecycle: choiceNames['lifecycle']!,
  criticality: choiceNames['criticality']!,
  plan: {
    none: m.objects_plan_none,
    draft: m.objects_plan_draft,
    submitted: m.objects_plan_submitted,
    approved: m.objects_plan_approved,
    reviewed: m.objects_plan_reviewed,
  },
  status: {
    ok: m.objects_status_ok,
    warn: m.objects_status_warn,
    bad: m.objects_status_bad,
    na: m.objects_status_na,
  },
  level: {
    deciding: m.objects_level_deciding,
    leading: m.objects_level_leading,
    operative: m.objects_level_operative,
  },
} satisfies Record<string, Record<string, Text>>

/** A field whose values the municipality may name. */
export type Named = keyof typeof termTexts
export const named = Object.keys(termTexts) as Named[]
/** The same, found by whatever field and value. */
export const houseName = (field: string, value: string): Text | undefined =>
  (termTexts as Record<string, Record<string, Text>>)[field]?.[value]
