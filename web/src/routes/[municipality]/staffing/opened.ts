export type Named = { id: string; name: string }

/** What the dialog is opened for: an assignment that is there, or a place that somebody is appointed to. */
export type Opened =
  | {
      object: string
      role: string
      assignment: string
      person: string
      roleName: string
      objectName: string
    }
  | { object: string; role: string; assignment?: never; person?: never; roleName?: never; objectName?: never }
