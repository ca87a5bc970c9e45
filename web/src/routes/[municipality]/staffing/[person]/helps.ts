import * as m from '#messages'
import type { PersonPage } from '#shared/person-page.ts'

/** What a person does for somebody else, in words. */
export const helpText = ({ what, text }: PersonPage['helps'][number]): string =>
  what === 'deputy'
    ? m.staffing_helps_deputy({ name: text })
    : what === 'seat'
      ? m.staffing_helps_seat({ name: text })
      : text
