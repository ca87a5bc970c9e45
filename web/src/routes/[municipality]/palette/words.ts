import * as m from '#messages'

type Word = { id: string; name: () => string; what: () => string; path: string }

/** Words that Järnkoll uses, what each means, and the page where it is met. */
export const words: Word[] = [
  { id: 'object', name: m.glossary_object, what: m.glossary_object_what, path: '/objects' },
  { id: 'family', name: m.glossary_family, what: m.glossary_family_what, path: '/model' },
  { id: 'component', name: m.glossary_component, what: m.glossary_component_what, path: '/objects' },
  { id: 'plan', name: m.glossary_plan, what: m.glossary_plan_what, path: '/plans' },
  { id: 'approved', name: m.glossary_approved, what: m.glossary_approved_what, path: '/plans' },
  { id: 'wheel', name: m.glossary_wheel, what: m.glossary_wheel_what, path: '/wheel' },
  { id: 'deadline', name: m.glossary_deadline, what: m.glossary_deadline_what, path: '' },
  { id: 'role', name: m.glossary_role, what: m.glossary_role_what, path: '/model' },
  { id: 'mandate', name: m.glossary_mandate, what: m.glossary_mandate_what, path: '/model' },
  { id: 'staffing', name: m.glossary_staffing, what: m.glossary_staffing_what, path: '/staffing' },
  { id: 'vacancy', name: m.glossary_vacancy, what: m.glossary_vacancy_what, path: '/staffing' },
  { id: 'deputy', name: m.glossary_deputy, what: m.glossary_deputy_what, path: '/staffing' },
  { id: 'notice', name: m.glossary_notice, what: m.glossary_notice_what, path: '/contracts' },
  { id: 'classification', name: m.glossary_classification, what: m.glossary_classification_what, path: '/systems' },
  { id: 'complete', name: m.glossary_complete, what: m.glossary_complete_what, path: '/lacking' },
  { id: 'lifecycle', name: m.glossary_lifecycle, what: m.glossary_lifecycle_what, path: '/systems/lifecycle' },
  { id: 'integration', name: m.glossary_integration, what: m.glossary_integration_what, path: '/integrations' },
  { id: 'cost_kind', name: m.glossary_cost_kind, what: m.glossary_cost_kind_what, path: '/model' },
  { id: 'key_figure', name: m.glossary_key_figure, what: m.glossary_key_figure_what, path: '/comparison' },
  { id: 'library', name: m.glossary_library, what: m.glossary_library_what, path: '/model/library' },
  { id: 'view', name: m.glossary_view, what: m.glossary_view_what, path: '/systems' },
]
