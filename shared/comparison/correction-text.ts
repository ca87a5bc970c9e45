import * as m from '#messages'
import type { Correction } from '../benchmark/correction.ts'
import { addDays } from '../day.ts'

const refused = {
  too_few_changed: m.comparison_correction_too_few_changed,
  tells_too_much: m.comparison_correction_tells_too_much,
  nothing_changed: m.comparison_correction_nothing_changed,
}

/** What has become of a correction: asked for, on its way, told, or refused and why. `edition` is the one that is shown. */
export function correctionText(
  { state, askedOn, triedOn = askedOn, why }: Omit<Correction, 'askedBy'>,
  { edition, k }: { edition: number; k: number },
  options?: { locale?: 'sv' | 'en' },
): string {
  if (state === 'asked') return m.comparison_correction_asked({ day: addDays(askedOn, 1) }, options)
  if (state === 'accepted') return m.comparison_correction_accepted({ next: edition + 1, day: triedOn }, options)
  if (state === 'released') return m.comparison_correction_released({ day: triedOn, edition }, options)
  return refused[why ?? 'nothing_changed']({ asked: askedOn, k }, options)
}
