/** So many different ones are remembered; a file with more of them is forgotten and begun again, so that memory stays flat. */
export const KEPT = 65_536
const SLOTS = KEPT * 2
/** More that collide are the work of somebody who means harm. */
const PROBES = 512
const POOL = 8_000_000

/** Makes a value of the bytes from `from` to `to`; of equal bytes the same one. */
export function interner<T>(make: (bytes: Uint8Array, from: number, to: number) => T) {
  const slots = new Int32Array(SLOTS)
  let pool = new Uint8Array(4096)
  let used = 0
  let starts: number[] = [0]
  let values: T[] = []

  function equal(bytes: Uint8Array, from: number, to: number, index: number): boolean {
    const start = starts[index]!
    if (starts[index + 1]! - start !== to - from) return false
    for (let at = from, kept = start; at < to; at++, kept++) if (bytes[at] !== pool[kept]) return false
    return true
  }
  function keep(bytes: Uint8Array, from: number, to: number, slot: number): T {
    const length = to - from
    if (used + length > pool.length) {
      const larger = new Uint8Array((used + length) * 2)
      larger.set(pool)
      pool = larger
    }
    pool.set(bytes.subarray(from, to), used)
    used += length
    const value = make(bytes, from, to)
    values.push(value)
    starts.push(used)
    slots[slot] = values.length
    return value
  }
  function forget() {
    slots.fill(0)
    pool = new Uint8Array(4096)
    used = 0
    starts = [0]
    values = []
  }

  return (bytes: Uint8Array, from: number, to: number): T => {
    let hash = to - from
    for (let at = from; at < to; at++) hash = (Math.imul(hash, 31) + bytes[at]!) | 0
    hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b)
    hash ^= hash >>> 16
    let slot = hash & (SLOTS - 1)
    for (let probe = 0; probe < PROBES; probe++, slot = (slot + 1) & (SLOTS - 1)) {
      const index = slots[slot]! - 1
      if (index < 0 && values.length < KEPT && used < POOL) return keep(bytes, from, to, slot)
      if (index < 0) break
      if (equal(bytes, from, to, index)) return values[index]!
    }
    forget()
    return keep(bytes, from, to, hash & (SLOTS - 1))
  }
}
