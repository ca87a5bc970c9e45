import * as m from '#messages'

type In = { locale?: 'sv' | 'en' }
export type Text = (inputs: object, options?: In) => string

/** What each field of a system is called. Named one by one, so that no other text is bundled with them. */
export const fieldNames: Record<string, Text> = {
  name: m.systems_field_name,
  object: m.systems_field_object,
  usedBy: m.systems_field_usedBy,
  supports: m.systems_field_supports,
  classification: m.systems_field_classification,
  shortName: m.systems_field_shortName,
  description: m.systems_field_description,
  type: m.systems_field_type,
  unit: m.systems_field_unit,
  userGroup: m.systems_field_userGroup,
  users: m.systems_field_users,
  supplier: m.systems_field_supplier,
  hosting: m.systems_field_hosting,
  hostingCountry: m.systems_field_hostingCountry,
  version: m.systems_field_version,
  signIn: m.systems_field_signIn,
  mfa: m.systems_field_mfa,
  lifecycle: m.systems_field_lifecycle,
  criticality: m.systems_field_criticality,
  endOfUse: m.systems_field_endOfUse,
  endOfSupport: m.systems_field_endOfSupport,
  classifiedOn: m.systems_field_classifiedOn,
  classifyBy: m.systems_field_classifyBy,
  thirdCountry: m.systems_field_thirdCountry,
  rto: m.systems_field_rto,
  rpo: m.systems_field_rpo,
  continuityPlan: m.systems_field_continuityPlan,
  continuityTested: m.systems_field_continuityTested,
  accessibility: m.systems_field_accessibility,
  archiving: m.systems_field_archiving,
  published: m.systems_field_published,
  personalData: m.systems_field_personalData,
  processorAgreement: m.systems_field_processorAgreement,
  confidentiality: m.systems_confidentiality,
  integrity: m.systems_integrity,
  availability: m.systems_availability,
  traceability: m.systems_traceability,
}

/** What each choice of a field is called. */
export const choiceNames: Record<string, Record<string, Text>> = {
  supports: {
    main: m.objects_main,
    partial: m.objects_partial,
  },
  hosting: {
    own: m.systems_hosting_own,
    supplier: m.systems_hosting_supplier,
    saas: m.systems_hosting_saas,
  },
  signIn: {
    sso: m.systems_signIn_sso,
    own: m.systems_signIn_own,
    none: m.systems_signIn_none,
  },
  lifecycle: {
    planned: m.systems_lifecycle_planned,
    introduced: m.systems_lifecycle_introduced,
    inUse: m.systems_lifecycle_inUse,
    retiring: m.systems_lifecycle_retiring,
    retired: m.systems_lifecycle_retired,
  },
  criticality: {
    low: m.systems_criticality_low,
    medium: m.systems_criticality_medium,
    high: m.systems_criticality_high,
  },
  personalData: {
    none: m.systems_personalData_none,
    personal: m.systems_personalData_personal,
    sensitive: m.systems_personalData_sensitive,
  },
  processorAgreement: {
    yes: m.systems_processorAgreement_yes,
    no: m.systems_processorAgreement_no,
    notNeeded: m.systems_processorAgreement_notNeeded,
  },
  accessibility: {
    met: m.systems_accessibility_met,
    partly: m.systems_accessibility_partly,
    notMet: m.systems_accessibility_notMet,
    notNeeded: m.systems_accessibility_notNeeded,
  },
}
