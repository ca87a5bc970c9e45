import type { Highs } from 'highs'
import type { Program, Solve } from '#shared/benchmark/programs.ts'

/** HiGHS, loaded once, where it is used: it lies beside the code of few Lambdas. */
let loaded: Promise<Highs> | undefined

/** The solver of linear programs. Its memory is its own: nothing of a program is kept after it. */
export async function loadSolver(): Promise<Solve> {
  const highs = await (loaded ??= import('highs').then(({ default: load }) => load()))
  return program => solved(highs, program)
}

function solved(highs: Highs, { greatest, columns, rows }: Program): number[] | undefined {
  const { constants } = highs
  return highs.withModel(
    {
      numCols: columns.length,
      numRows: rows.length,
      sense: constants.objectiveSense.maximize,
      colCost: columns.map((_, column) => (column === greatest ? 1 : 0)),
      colLower: columns.map(({ least }) => least),
      colUpper: columns.map(({ most }) => most),
      rowLower: rows.map(({ least }) => least),
      rowUpper: rows.map(({ most }) => most),
      matrix: byRow(rows, columns.length),
    },
    model => {
      // The programs are small: to make them smaller first takes longer than to solve them.
      model.options.set({ output_flag: false, presolve: 'off' })
      model.run()
      const optimal = model.getModelStatus() === constants.modelStatus.optimal
      return optimal ? [...model.getSolution().colValue] : undefined
    },
  )
}

function byRow(rows: Program['rows'], numCols: number) {
  const starts = [0]
  for (const { of } of rows) starts.push(starts.at(-1)! + of.length)
  const all = rows.flatMap(({ of }) => of)
  return {
    format: 'csr' as const,
    numRows: rows.length,
    numCols,
    starts,
    indices: all.map(({ column }) => column),
    values: all.map(({ times }) => times),
  }
}
