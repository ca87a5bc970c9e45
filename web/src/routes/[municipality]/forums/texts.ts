import * as m from '#messages'

export const kinds = {
  steering: m.forums_kind_steering,
  maintenance: m.forums_kind_maintenance,
  other: m.forums_kind_other,
}
export const parts = {
  chair: m.forums_part_chair,
  member: m.forums_part_member,
  secretary: m.forums_part_secretary,
  coopted: m.forums_part_coopted,
}
