import type { Verified } from '#functions/jobs/verify-release.ts'
import * as m from '#messages'
import { sv } from './say.ts'

const wrongly = {
  missing: m.local_verify_missing,
  figure: m.local_verify_figure,
  told: m.local_verify_told,
  certificate: m.local_verify_certificate,
}

/** Prints a line for each figure and certificate; answers the exit code: 1 when anything is otherwise, or nothing is released. */
export function sayVerified(found: Verified[]): 0 | 1 {
  for (const { figure, edition, wrong } of found) {
    const line = m.local_verify_line(
      { figure, edition, found: wrong ? wrongly[wrong]({}, sv) : m.local_verify_same({}, sv) },
      sv,
    )
    if (wrong) console.error(line)
    else console.log(line)
  }
  if (found.length === 0) console.error(m.local_verify_nothing({}, sv))
  return found.length > 0 && found.every(({ wrong }) => !wrong) ? 0 : 1
}
