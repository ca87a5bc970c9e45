import type { Cover } from './contracts.ts'
import type { Day } from './day.ts'
import type { LeanSystem } from './system-fields.ts'

/** Why a system is not as it should be, in words that people can act on. Computed, never typed. */
export const SystemReason = [
  'contract_ended',
  'no_contract',
  'support_ended',
  'past_end_of_use',
  'no_owner',
  'unclassified',
  'classification_overdue',
  'no_processor_agreement',
] as const
export type SystemReason = (typeof SystemReason)[number]

/** The field of the system that mends it; an owner is appointed, and a contract is written, elsewhere. */
export const systemField: Partial<Record<SystemReason, string>> = {
  support_ended: 'endOfSupport',
  past_end_of_use: 'endOfUse',
  unclassified: 'classification',
  classification_overdue: 'classification',
  no_processor_agreement: 'processorAgreement',
}

/** What it rests on: the contract that covers it, and whether its object has an owner. */
type LeanFacts = Omit<LeanSystem, 'empty' | 'given' | 'supporting'>

type About = { today: Day; cover: Cover | undefined; owned: boolean }

const rules: Record<SystemReason, (system: LeanFacts, about: About) => boolean> = {
  contract_ended: (_, { cover }) => cover?.term?.ended === true,
  // What runs at a supplier rests on an agreement; what we run ourselves need not.
  no_contract: ({ hosting }, { cover }) => hosting !== 'own' && cover === undefined,
  support_ended: ({ endOfSupport }, { today }) => endOfSupport !== undefined && endOfSupport < today,
  past_end_of_use: ({ endOfUse }, { today }) => endOfUse !== undefined && endOfUse < today,
  no_owner: (_, { owned }) => !owned,
  unclassified: ({ classification }) => classification === undefined,
  classification_overdue: ({ classification, classifyBy }, { today }) =>
    classification !== undefined && classifyBy !== undefined && classifyBy < today,
  no_processor_agreement: ({ personalData, processorAgreement }) =>
    (personalData === 'personal' || personalData === 'sensitive') && processorAgreement === 'no',
}

/** Every reason that holds for the system today. A system that is planned or retired has none: it is not in use. */
export const reasonsOf = (system: LeanFacts, about: About): SystemReason[] =>
  system.lifecycle === 'planned' || system.lifecycle === 'retired'
    ? []
    : SystemReason.filter(reason => rules[reason](system, about))
