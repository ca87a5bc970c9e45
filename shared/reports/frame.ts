import * as m from '#messages'
import type { Day } from '../day.ts'
import type { Model } from '../model.ts'
import { houseName, type Named } from '../term-texts.ts'
import { termKey } from '../terms.ts'
import type { Logo, Report } from './document.ts'

/** What every report is made within: whose it is, in which language, on which day. */
export type Frame = {
  locale: 'sv' | 'en'
  municipality: { name: string; logo?: Logo }
  today: Day
}

/** The report's own parts, and the words of its paper. */
export const inFrame = (
  { locale, municipality, today }: Frame,
  of: Omit<Report, 'locale' | 'municipality' | 'words' | 'day'> & { day?: Day },
): Report => ({
  ...{ locale, municipality, day: today },
  words: {
    draft: m.reports_draft({}, { locale }),
    pages: m.reports_pages({ n: '{n}', all: '{all}' }, { locale }),
  },
  ...of,
})

/** What a status or level is called here: by the municipality's own name, else by the house's. */
export const termIn = (
  { terms }: Pick<Model, 'terms'>,
  field: Named,
  value: string,
  { locale }: Pick<Frame, 'locale'>,
): string => terms[termKey(field, value)] ?? houseName(field, value)?.({}, { locale }) ?? value
