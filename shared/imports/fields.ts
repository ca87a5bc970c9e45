type Label = { sv: string; en: string }

/** One of the values that a field may have: its own name in each language, and others it goes by. */
type Choice = { value: string; label: Label; names?: readonly string[] }

/** How a cell of this field is read, written and compared: all that an import or an export knows of it. */
export type Field<Of extends string = string> = {
  id: Of
  label: Label
  /** Other headings it goes by, Swedish and English. */
  names: readonly string[]
  /** `graded`: several names, each with one of the choices. */
  kind: 'text' | 'number' | 'day' | 'yesno' | 'choice' | 'reference' | 'references' | 'graded'
  /** Of a text: it must be an e-mail address. */
  email?: boolean
  /** Only one may have the value. */
  unique?: boolean
  /** A new row cannot do without it. */
  required?: boolean
  /** Of a number its bounds; of a text `max` is characters. */
  max?: number
  min?: number
  whole?: boolean
  /** What a number is counted in: may stand in the cell; another unit than the column's is worth a look. */
  unit?: 'tkr' | '%'
  choices?: readonly Choice[]
  /** The list that a reference points to. */
  to?: string
  /** A name that is not in the list is kept as it is written: the list is what has been used so far. */
  open?: boolean
  /** A text that a file may have in several columns, put together in this order: first and last name. */
  parts?: readonly Omit<Field<Of>, 'parts'>[]
  /** Worth a look though it can be read: emptied in the file, or a number changed by more than this share. */
  wary?: { emptied?: boolean; changedBy?: number }
}

/** What can be imported and exported: its fields, which of them is the stable id, and which tell one from another when the id is missing. */
export type Fields<Of extends string = string> = {
  fields: readonly Field<Of>[]
  id: Of
  identity: readonly Of[]
  /** A unique field that says better than the identity who a row is about: an address, of people with the same name. */
  surer?: Of
}

/** As a reader of files hands it over. */
export type Cell = string | number | boolean | Date | null

/** A field's value; `null` is none. A day is `2027-06-30`, a reference is an id. */
export type Value = string | number | boolean | readonly string[] | null

/** An entity as imports see it: its id, and its values by field. */
export type Entity = { readonly id: string; readonly [field: string]: Value | undefined }

/** What references point to: for each list, the id and name of everything in it. */
export type Named = { id: string; name: string }
export type Lists = Record<string, readonly Named[]>
