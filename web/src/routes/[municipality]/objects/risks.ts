import * as m from '#messages'

/** How high a lifecycle risk stands among the bars, and what it is called. */
export const levels = {
  low: [1, m.objects_risk_low],
  medium: [2, m.objects_risk_medium],
  high: [3, m.objects_risk_high],
} as const

/** Why a risk is not low. */
export const because = { support: m.objects_risk_support, contract: m.objects_risk_contract }
