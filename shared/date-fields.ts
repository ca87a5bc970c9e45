/** The kinds of dates that become deadlines, with the days before them when their holders are reminded. */
export const dateRules = {
  activity: [30, 7],
  mitigation: [30, 7],
  dependency: [30, 7],
  goal: [90, 30],
  'contract-notice': [365, 180, 90],
  'contract-end': [365, 180, 90],
  classification: [60, 14],
  'continuity-test': [60, 14],
  'end-of-support': [365, 180, 90],
  'end-of-use': [180, 90, 30],
  'assignment-end': [60, 14],
  'deputy-end': [14],
  meeting: [14, 3],
} as const satisfies Record<string, readonly number[]>
export type DateRule = keyof typeof dateRules

const happened = 'It says when something happened: nothing is to be done by it.'
const begins = 'Something begins on it by itself: nothing is to be done by it.'

/**
 * Every date of the municipality's entities and plans: the deadline that it makes, or why it makes none. A date that is
 * not here is a mistake, which `test/shared/date-fields.test.ts` finds.
 */
export const dateFields: Record<string, { makes: DateRule } | { exempt: string }> = {
  'activities.due': { makes: 'activity' },
  'activities.start': { exempt: begins },
  'activities.doneOn': { exempt: happened },
  'risks.due': { makes: 'mitigation' },
  'dependencies.due': { makes: 'dependency' },
  'contract.end': { makes: 'contract-end' },
  'contract.start': { exempt: begins },
  'contract.noticeGiven': { exempt: happened },
  'system.classifyBy': { makes: 'classification' },
  'system.continuityTested': { makes: 'continuity-test' },
  'system.endOfSupport': { makes: 'end-of-support' },
  'system.endOfUse': { makes: 'end-of-use' },
  'system.classifiedOn': { exempt: happened },
  'assignment.to': { makes: 'assignment-end' },
  'assignment.deputyTo': { makes: 'deputy-end' },
  'assignment.from': { exempt: begins },
  'assignment.deputyFrom': { exempt: begins },
  'assignment.tasks.from': { exempt: begins },
  'assignment.tasks.to': { exempt: 'The task goes back to whoever holds the role, who is there.' },
  'forum.meetings.day': { makes: 'meeting' },
  'forum.members.from': { exempt: begins },
  'forum.members.to': { exempt: 'Seats follow the roles, whose ends are deadlines.' },
  'object.since': { exempt: begins },
  'person.lastDay': { exempt: 'Every role of theirs ends on it, and each of those ends is a deadline.' },
  'decision.day': { exempt: happened },
  'decision.former.until': { exempt: happened },
  'decision.withdrawn.day': { exempt: happened },
  'plan.submittedOn': { exempt: happened },
  'plan.approvedOn': { exempt: happened },
  'plan.answerBy': { exempt: 'The plan waits to be submitted again, which is a deadline of the wheel.' },
  'plan.approvals.day': { exempt: happened },
  'plan.approvals.forum.day': { exempt: happened },
  'plan.reviewedOn': { exempt: happened },
  'need.on': { exempt: happened },
  'followup.submittedOn': { exempt: happened },
  'followup.reported.on': { exempt: happened },
  'followup.activities.movedTo': {
    exempt: 'A follow-up says what is expected; the plan says by when it is to be done.',
  },
  'followup.asked.activities.due': { exempt: 'It is what the plan said when the follow-up was made.' },
  'followup.asked.vacancies.since': { exempt: happened },
  'followup.asked.per': { exempt: 'Submitting the follow-up is a deadline of the wheel.' },
  'tenant.createdOn': { exempt: happened },
  'publication.day': { exempt: happened },
  'joinRequest.day': { exempt: happened },
  'handover.on': { exempt: happened },
  'handover.lastDay': { exempt: happened },
  'import.day': { exempt: happened },
  'network.joinedOn': { exempt: happened },
  'deadline.day': { exempt: 'It is the deadline itself.' },
  'deadline.doneOn': { exempt: happened },
}
