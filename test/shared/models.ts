import { fc } from '@fast-check/vitest'
import { choosable, compareModels } from '#shared/model-adoption.ts'
import type { Parts, WholeModel } from '#shared/model-library.ts'
import { Model } from '#shared/model.ts'
import { presetModel } from '#shared/presets/model.ts'
import { WheelEvent } from '#shared/wheel.ts'

const name = fc.constantFrom(
  'Ägare',
  'ägare',
  'Ledare',
  'Systemägare',
  'Specialist',
  'Stödperson',
  '__proto__',
  '<b>x</b>',
)
const rowsOf = <T>(row: (id: string, name: string) => fc.Arbitrary<T & { id: string; name: string }>) =>
  fc
    .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'a-2'), name), {
      maxLength: 5,
      selector: ([id]) => id,
    })
    .map(all => all.filter(([, n], i) => all.findIndex(([, m]) => m.toLowerCase() === n.toLowerCase()) === i))
    .chain(all => fc.tuple(...all.map(([id, n]) => row(id, n))))
const lines = fc.array(fc.constantFrom('Planen', 'Budgeten', 'Avtalen'), { maxLength: 2 })
const role = (id: string, of: string) =>
  fc.record({
    ...{ id: fc.constant(id), name: fc.constant(of), mandatory: fc.boolean() },
    level: fc.constantFrom('deciding' as const, 'leading' as const, 'operative' as const),
    side: fc.constantFrom('business' as const, 'it' as const),
    ...{ decides: lines, responsible: lines, takesPart: lines },
  })
const hidden = fc.boolean()
const section = (id: string, of: string) =>
  fc.record({ id: fc.constant(id), name: fc.constant(of), guidance: fc.constantFrom('', 'Kort.'), hidden })
const costKind = (id: string, of: string) => fc.record({ id: fc.constant(id), name: fc.constant(of), hidden })
const ownField = (id: string, of: string) =>
  fc.record({
    ...{ id: fc.constant(id), name: fc.constant(of), kind: fc.constantFrom('text' as const, 'number' as const) },
    of: fc.constantFrom('system' as const, 'object' as const),
    ...{ required: fc.boolean(), hidden, guidance: fc.constant('') },
  })
const values = fc
  .uniqueArray(fc.constantFrom('Zon 1', 'Zon 2', 'zon 1', 'Zon 3'), { maxLength: 3, selector: of => of.toLowerCase() })
  .map(names => names.map((text, i) => ({ id: `v${i}`, name: text, retired: false })))
const codeList = (id: string, of: string) => fc.record({ id: fc.constant(id), name: fc.constant(of), values })
const process = (id: string, of: string) =>
  fc.record({ id: fc.constant(id), name: fc.constant(of), hidden, steps: fc.subarray(['Ansökan', 'Beslut']) })
const event = (id: string, of: string) =>
  fc
    .record({ id: fc.constant(id), name: fc.constant(of), day: fc.constantFrom('01-31', '09-30') })
    .map(row =>
      WheelEvent.parse({ ...row, band: 'plan', scope: 'object', holder: { level: 'leading', side: 'business' } }),
    )
const use = fc.constantFrom('hidden' as const, 'required' as const)
/** Any model with its year. */
export const model = fc
  .record({
    ...{ roles: rowsOf(role), sections: rowsOf(section), costKinds: rowsOf(costKind), ownFields: rowsOf(ownField) },
    ...{ families: rowsOf(costKind), processes: rowsOf(process), codeLists: rowsOf(codeList), events: rowsOf(event) },
    fieldUse: fc.dictionary(fc.constantFrom('system.rto', 'system.archiving', 'object.purpose'), use),
    terms: fc.record({ 'lifecycle.inUse': fc.constantFrom('Förvaltas', 'Används') }, { requiredKeys: [] }),
    scale: fc.constantFrom({ from: 0, to: 4 }, { from: 1, to: 3 }),
    choices: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
  })
  .map(({ events, choices, ...of }) => {
    // A choice has a code list of its own model's.
    const ownFields = of.ownFields.map((field, i) =>
      choices[i] && of.codeLists.length > 0
        ? { ...field, kind: 'choice', list: of.codeLists[i % of.codeLists.length]!.id }
        : field,
    )
    return { ...Model.parse({ ...presetModel('own'), ...of, ownFields }), events }
  })
/** Chooses some of what may be chosen, by its place. */
export const choice = fc.array(fc.boolean(), { minLength: 45, maxLength: 45 })
export const chosenOf = (mine: WholeModel, theirs: Parts, take: boolean[]) =>
  new Set(choosable(compareModels(mine, theirs)).flatMap((row, i) => (take[i % take.length] ? [row.key] : [])))
