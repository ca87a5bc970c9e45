/** One measured figure; `goal` is what we aim for, with its direction in words. */
export type Figure = { figure: string; value: number; unit: string; goal?: string }

export const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
