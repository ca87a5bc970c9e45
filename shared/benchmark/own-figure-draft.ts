import { freeOf, slugOf } from '../slug.ts'
import { parseDecimal, plainDecimal } from '../format.ts'
import { OwnFigure } from './own-figures.ts'

/** An own figure while it is written: numbers are text until they are read. */
export type OwnFigureDraft = Pick<
  OwnFigure,
  'name' | 'unit' | 'better' | 'scope' | 'numeratorName' | 'denominatorName'
> & {
  least: string
  most: string
  floor: string
  decimals: string
}

/** What is to be mended before the figure can be kept. */
export type DraftWrong = 'name' | 'nameTaken' | 'numeratorName' | 'denominatorName' | 'bounds' | 'floor'

export const emptyDraft: OwnFigureDraft = {
  ...{ name: '', unit: 'count', better: 'neither', scope: '', numeratorName: '', denominatorName: '' },
  ...{ least: '0', most: '', floor: '', decimals: '1' },
}

export const draftOf = ({ bounds: [least, most], floor, decimals, ...of }: OwnFigure): OwnFigureDraft => ({
  ...{ name: of.name, unit: of.unit, better: of.better, scope: of.scope },
  ...{ numeratorName: of.numeratorName, denominatorName: of.denominatorName },
  ...{ least: plainDecimal(least), most: plainDecimal(most), floor: plainDecimal(floor), decimals: String(decimals) },
})

/**
 * The figure that is written, or what is wrong with it. `before` is the one that is changed: it keeps its id, and whether
 * it is a new version is decided where it is kept.
 */
export function ownFigureOf(
  draft: OwnFigureDraft,
  others: readonly OwnFigure[],
  before?: OwnFigure,
): { figure: OwnFigure } | { wrong: DraftWrong[] } {
  const [least, most, floor] = [draft.least, draft.most, draft.floor].map(parseDecimal)
  const name = draft.name.trim()
  const same = (of: OwnFigure) => of.id !== before?.id && of.name.toLowerCase() === name.toLowerCase()
  const wrong: DraftWrong[] = []
  if (name === '') wrong.push('name')
  if (others.some(same)) wrong.push('nameTaken')
  if (draft.numeratorName.trim() === '') wrong.push('numeratorName')
  if (draft.denominatorName.trim() === '') wrong.push('denominatorName')
  if (least === undefined || most === undefined || least >= most) wrong.push('bounds')
  if (floor === undefined || floor <= 0) wrong.push('floor')
  if (wrong.length > 0) return { wrong }
  const taken = others.map(({ id }) => id)
  const read = OwnFigure.safeParse({
    ...draft,
    ...{ id: before?.id ?? freeOf(`own-${slugOf(name) || 'nyckeltal'}`, taken), version: before?.version ?? 1 },
    ...{ bounds: [least, most], floor, decimals: Number(draft.decimals) },
  })
  return read.success ? { figure: read.data } : { wrong: read.error.issues.map(({ path }) => path[0] as DraftWrong) }
}
