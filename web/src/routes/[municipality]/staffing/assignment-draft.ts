import * as m from '#messages'
import type { Assignment, Task } from '#shared/assignments.ts'
import type { Day } from '#shared/day.ts'
import type { Known } from '#shared/people.ts'
import type { Words } from '../history/values.ts'

/** An assignment as somebody is writing it: what is left out is empty. */
export type Draft = {
  object: string
  role: string
  person: string
  from: string
  to: string
  extent: number
  unit: 'percent' | 'hours'
  deputy: { person: string; from: string; to: string }
  tasks: { text: string; person: string; from: string; to: string }[]
}

/** A new one from today on. */
export const newDraft = (place: { object: string; role: string }, today: Day): Draft => ({
  ...{ ...place, person: '', from: today, to: '', extent: 10, unit: 'percent' },
  ...{ deputy: { person: '', from: '', to: '' }, tasks: [] },
})

export const draftOf = (of: Assignment): Draft => ({
  ...{ object: of.object, role: of.role, person: of.person, from: of.from, to: of.to ?? '' },
  ...(of.hours === undefined ? { extent: of.extent, unit: 'percent' } : { extent: of.hours, unit: 'hours' }),
  deputy: { person: of.deputy ?? '', from: of.deputyFrom ?? '', to: of.deputyTo ?? '' },
  tasks: (of.tasks ?? []).map(({ to = '', ...task }) => ({ ...task, to })),
})

const given = (tasks: Draft['tasks']): Task[] => tasks.map(({ to, ...task }) => ({ ...task, ...(to && { to }) }))

/** What an appointment says. */
export const appointment = ({ object, role, person, from, to, extent, unit, deputy, tasks }: Draft) => ({
  ...{ object, role, person, from, ...(to && { to }) },
  ...(unit === 'hours' ? { hours: extent } : { extent }),
  ...(deputy.person && {
    deputy: deputy.person,
    ...(deputy.from && { deputyFrom: deputy.from }),
    ...(deputy.to && { deputyTo: deputy.to }),
  }),
  ...(tasks.length > 0 && { tasks: given(tasks) }),
})

/** What a change says: every field, and null for what is empty. */
export const change = ({ from, to, extent, unit, deputy, tasks }: Draft) => ({
  ...{ from, to: to || null },
  ...(unit === 'hours' ? { hours: extent } : { hours: null, extent }),
  ...{ deputy: deputy.person || null },
  ...{ deputyFrom: (deputy.person && deputy.from) || null, deputyTo: (deputy.person && deputy.to) || null },
  tasks: tasks.length > 0 ? given(tasks) : null,
})

const fields: Record<string, () => string> = {
  ...{ from: m.staffing_from, to: m.staffing_to, extent: m.staffing_extent, hours: m.staffing_hours },
  ...{ deputy: m.staffing_deputy, deputyFrom: m.staffing_deputy_from, deputyTo: m.staffing_deputy_to },
  ...{ tasks: m.staffing_tasks, text: m.staffing_task, person: m.staffing_task_by },
}
/** The words in which an assignment's facts are told. */
export const assignmentWords = (people: readonly Known[]): Words => ({
  field: field => fields[field]?.() ?? field,
  value: (field, value) =>
    field === 'deputy' || field === 'person' ? people.find(({ id }) => id === value)?.name : undefined,
})
