import { monthDay } from '#shared/day.ts'
import { remindOf, type EventChange, type ResolvedEvent, type WheelEvent } from '#shared/wheel.ts'

/** An event as its form has it: days are whole dates of the wheel's year, reminders a line of text, the role one word. */
export type EventForm = {
  name: string
  band: WheelEvent['band']
  day: WheelEvent['day']
  start: string
  roll: WheelEvent['roll']
  scope: WheelEvent['scope']
  holder: string
  action: WheelEvent['action']
  about: WheelEvent['about']
  needs: NonNullable<WheelEvent['needs']>
  period: string
  remind: string
  /** `day` is empty where the event does not apply. */
  exceptions: { object: string; day: string }[]
}

export const holderId = ({ level, side }: WheelEvent['holder']) => `${level} ${side}`

/** What a new event begins as. */
export const newForm = (year: number, holder: WheelEvent['holder']): EventForm => ({
  ...{ name: '', band: 'plan', day: '01-31', start: '', roll: 'previous', scope: 'object', holder: holderId(holder) },
  ...{ action: 'tick', about: 0, needs: 'tick', period: '', remind: '14, 3', exceptions: [] },
})

export const formOf = (event: ResolvedEvent, year: number): EventForm => ({
  ...{ name: event.name, band: event.band, roll: event.roll, scope: event.scope, action: event.action },
  // The rule's own date, not the day that it was rolled to.
  day: event.day,
  start: event.start ? monthDay(event.start > event.on.slice(5) ? year - 1 : year, event.start) : '',
  ...{ holder: holderId(event.holder), about: event.about, needs: event.needs ?? 'tick', period: event.period ?? '' },
  remind: remindOf(event).join(', '),
  exceptions: (event.exceptions ?? []).map(({ object, day }) => ({ object, day: day ? monthDay(year, day) : '' })),
})

/** The days of a line of reminders, the furthest first; undefined when it is none. */
export function remindIn(text: string): number[] | undefined {
  const parts = text.split(/[\s,;]+/).filter(Boolean)
  const days = parts.map(Number)
  if (days.length > 6 || !parts.every(part => /^\d{1,3}$/.test(part)) || days.some(n => n > 400)) return undefined
  return [...new Set(days)].toSorted((a, b) => b - a)
}

/** What an event may need to be done, by where it is done. */
export const needsOf = (action: WheelEvent['action']): EventForm['needs'][] =>
  action === 'plan' ? ['tick', 'report', 'approval'] : action === 'followup' ? ['tick', 'report'] : ['tick']

/** The whole event as the form says it. `null`: there is none. */
export function eventIn(form: EventForm) {
  const [level, side] = form.holder.split(' ') as [WheelEvent['holder']['level'], WheelEvent['holder']['side']]
  const needs = needsOf(form.action).includes(form.needs) ? form.needs : 'tick'
  const exceptions = form.exceptions.filter(({ object }) => object !== '')
  return {
    ...{ name: form.name, band: form.band, day: form.day, roll: form.roll, scope: form.scope },
    ...{ holder: { level, side }, action: form.action, about: form.about },
    start: form.start ? form.start.slice(5) : null,
    needs: needs === 'tick' ? null : needs,
    period: form.action === 'followup' && form.period ? form.period : null,
    remind: remindIn(form.remind) ?? null,
    exceptions:
      form.scope === 'object' && exceptions.length > 0
        ? exceptions.map(({ object, day }) => ({ object, ...(day && { day: day.slice(5) }) }))
        : null,
  } satisfies EventChange
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** What the form changes of the event; nothing that stands as it was. */
export function changeIn(now: EventForm, was: EventForm): EventChange {
  const [after, before] = [eventIn(now), eventIn(was)]
  return Object.fromEntries(
    Object.entries(after).filter(([field, value]) => !same(value, before[field as keyof typeof before])),
  )
}
