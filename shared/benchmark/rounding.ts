/** The value to two significant digits, half away from zero: 955,17 becomes 960. */
export function toTwoDigits(value: number): number {
  if (value === 0) return 0
  // Twelve digits first: what differs after that is the machine's arithmetic, not the municipalities'.
  const [digits, exponent] = Math.abs(value).toExponential(11).split('e') as [string, string]
  const [whole, rest = ''] = digits.split('.')
  const kept = Number(whole! + rest[0]!)
  const rounded = rest[1]! >= '5' ? kept + 1 : kept
  return Math.sign(value) * Number(`${rounded}e${Number(exponent) - 1}`)
}

/** Every value that is released as `released`, [from, to) away from zero: 990 is [985; 995), 1 000 is [995; 1 050). */
export function preimage(released: number): { from: number; to: number } {
  if (released === 0) return { from: 0, to: 0 }
  const size = Math.abs(released)
  const step = 10 ** (Math.floor(Math.log10(size) + 1e-12) - 1)
  // Just above a power of ten the step below it is ten times finer.
  const below = size / step < 10 + 1e-9 ? step / 10 : step
  const [near, far] = [size - below / 2, size + step / 2]
  return released > 0 ? { from: near, to: far } : { from: -far, to: -near }
}
