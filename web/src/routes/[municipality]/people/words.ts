import * as m from '#messages'
import type { Words } from '../history/values.ts'

const fields: Record<string, () => string> = {
  ...{ name: m.people_name, title: m.people_job, unit: m.people_unit, email: m.people_email },
  ...{ available: m.people_available, lastDay: m.people_last_day },
}
/** The words in which a person's facts are told. */
export const personWords: Words = { field: field => fields[field]?.() ?? field }
