import { goneValues, standing, type CodeList } from './code-lists.ts'
import type { Own, OwnField, Owning } from './own-fields.ts'
import { Refusal } from './refusal.ts'

type Lists = { ownFields: OwnField[]; codeLists: CodeList[] }
/** What there is of each kind, as far as own fields go. */
export type Owners = Record<Owning, { own?: Own | undefined }[]>

const having = (owners: Owners, { of, id }: Pick<OwnField, 'of' | 'id'>) =>
  owners[of].filter(({ own }) => own?.[id] !== undefined).length

/** How many records have any of these values of a code list. */
const withValue = ({ ownFields }: Lists, owners: Owners, list: CodeList, ids: readonly string[]) =>
  ownFields
    .filter(field => field.list === list.id && field.kind === 'choice')
    .reduce((n, { of, id }) => n + owners[of].filter(({ own }) => ids.includes(String(own?.[id]))).length, 0)

/** Values that read as this one: it, and those that have gone into it. */
const readAs = (list: CodeList, id: string) => list.values.filter(v => v.id === id || v.becomes === id).map(v => v.id)

/** A field that something has a value in keeps its kind, and is hidden instead of removed; a value that stands is not lost. */
export function assertFieldsFree(before: Lists, after: Lists, owners: Owners): void {
  for (const was of before.ownFields) {
    const is = after.ownFields.find(field => field.id === was.id)
    const n = having(owners, was)
    if (n > 0 && !is) throw new Refusal('own_field_used', { name: was.name, of: was.of, n })
    if (n > 0 && (['kind', 'list', 'of'] as const).some(part => is![part] !== was[part]))
      throw new Refusal('own_field_kind', { name: was.name, of: was.of, n })
  }
  const gone = new Set(goneValues(before.codeLists, after.codeLists).map(({ id }) => id))
  for (const list of before.codeLists)
    for (const { id, name } of list.values.filter(value => gone.has(value.id))) {
      const n = withValue(before, owners, list, [id])
      if (n > 0) throw new Refusal('code_value_used', { name, n })
    }
}

/** What becomes of records: those whose value is no longer shown, is another or no longer offered, and those that become incomplete. */
export type FieldConsequence = { id: string; name: string; n: number } & (
  { what: 'hidden' | 'required'; of: Owning } | { what: 'moved'; to: string } | { what: 'retired' }
)

/** What a change of own fields and code lists leads to. */
export const fieldConsequences = (before: Lists, after: Lists, owners: Owners): FieldConsequence[] => [
  ...after.ownFields.flatMap(field => ofField(before, field, owners)),
  ...after.codeLists.flatMap(list => ofList(before, list, owners)),
]

function ofField(before: Lists, field: OwnField, owners: Owners): FieldConsequence[] {
  const { id, name, of, hidden, required } = field
  const was = before.ownFields.find(other => other.id === id)
  const given = having(owners, field)
  const [empty, wasAsked] = [owners[of].length - given, was && was.required && !was.hidden]
  if (hidden && was && !was.hidden && given > 0) return [{ id, name, what: 'hidden', of, n: given }]
  return required && !hidden && !wasAsked && empty > 0 ? [{ id, name, what: 'required', of, n: empty }] : []
}

function ofList(before: Lists, list: CodeList, owners: Owners): FieldConsequence[] {
  const was = before.codeLists.find(({ id }) => id === list.id)
  return standing(was?.values ?? []).flatMap(({ id, name, retired }): FieldConsequence[] => {
    const is = list.values.find(value => value.id === id)
    const n = withValue(before, owners, was!, readAs(was!, id))
    if (!is || n === 0) return []
    const to = list.values.find(value => value.id === is.becomes)?.name
    if (to !== undefined) return [{ id, name, what: 'moved', to, n }]
    return is.retired && !retired ? [{ id, name, what: 'retired', n }] : []
  })
}
