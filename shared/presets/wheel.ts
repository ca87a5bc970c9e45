import type { Preset } from '../model.ts'
import type { Wheel, WheelEvent } from '../wheel.ts'

const owner = { level: 'deciding', side: 'business' } as const
const leader = { level: 'leading', side: 'business' } as const

type Event = Omit<WheelEvent, 'roll' | 'action' | 'about'> & Partial<Pick<WheelEvent, 'roll' | 'action' | 'about'>>

// product.md's default wheel. Light keeps those that carry the plan through the year.
const events: (Event & { light?: true })[] = [
  {
    id: 'followup-year',
    name: 'Följ upp hela förra året',
    band: 'followup',
    start: '01-07',
    day: '01-31',
    scope: 'object',
    holder: leader,
    action: 'followup',
    about: -1,
    light: true,
  },
  {
    id: 'steering-spring',
    name: 'Styrgrupp: större satsningar till budgetdialogen',
    band: 'budget',
    day: '02-20',
    scope: 'object',
    holder: owner,
  },
  {
    id: 'budget-input',
    name: 'Lämna underlag till budget',
    band: 'budget',
    start: '04-01',
    day: '04-30',
    scope: 'object',
    holder: leader,
    action: 'costs',
    about: 1,
    light: true,
  },
  {
    id: 'followup-t1',
    name: 'Lämna uppföljning tertial 1',
    band: 'followup',
    start: '05-01',
    day: '05-22',
    scope: 'object',
    holder: leader,
    action: 'followup',
  },
  {
    id: 'review-contracts',
    name: 'Gå igenom klassning, risker, avtal och servicenivåer',
    band: 'contracts',
    start: '05-04',
    day: '05-29',
    scope: 'object',
    holder: leader,
  },
  {
    id: 'needs',
    name: 'Samla in behov inför nästa år',
    band: 'plan',
    start: '05-18',
    day: '06-12',
    scope: 'object',
    holder: leader,
    action: 'plan',
    about: 1,
  },
  {
    id: 'plan-open',
    name: 'Öppna nästa års planer',
    band: 'plan',
    day: '06-15',
    scope: 'municipality',
    holder: owner,
    action: 'plan',
    about: 1,
    light: true,
  },
  {
    id: 'followup-t2',
    name: 'Lämna uppföljning tertial 2',
    band: 'followup',
    start: '09-01',
    day: '09-25',
    scope: 'object',
    holder: leader,
    action: 'followup',
    light: true,
  },
  {
    id: 'plan-submit',
    name: 'Skicka in förvaltningsplanen',
    band: 'plan',
    start: '06-15',
    day: '09-30',
    scope: 'object',
    holder: leader,
    action: 'plan',
    about: 1,
    light: true,
  },
  {
    id: 'steering-autumn',
    name: 'Styrgrupp: förankra planen och prioritera',
    band: 'plan',
    day: '10-16',
    scope: 'object',
    holder: owner,
    about: 1,
  },
  {
    id: 'plan-approve',
    name: 'Fastställ förvaltningsplanen',
    band: 'plan',
    start: '10-01',
    day: '11-12',
    scope: 'object',
    holder: owner,
    action: 'plan',
    about: 1,
    light: true,
  },
  {
    id: 'council-budget',
    name: 'Fullmäktige beslutar budget',
    band: 'budget',
    start: '08-31',
    day: '11-26',
    scope: 'municipality',
    holder: owner,
    action: 'costs',
    about: 1,
  },
  {
    id: 'budget-detail',
    name: 'Lägg detaljbudgeten i ekonomisystemet',
    band: 'budget',
    day: '12-11',
    scope: 'object',
    holder: leader,
    action: 'costs',
    about: 1,
  },
  {
    id: 'roles-review',
    name: 'Gå igenom rollerna inför nästa år',
    band: 'plan',
    day: '12-10',
    scope: 'object',
    holder: owner,
    action: 'staffing',
    about: 1,
    light: true,
  },
]

/** The year's rules that a municipality starts from. Every date can be changed. */
export const presetWheel = (preset: Preset, year: number): Wheel => ({
  year,
  events:
    preset === 'own'
      ? []
      : events
          .filter(event => preset === 'full' || event.light)
          .map(({ light: _, ...event }) => ({ roll: 'previous', action: 'tick', about: 0, ...event })),
})
