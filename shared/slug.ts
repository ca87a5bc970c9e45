/** "Älvarna & Dalen" → "alvarna-dalen": a name as it stands in an address, at most 30 characters. */
export const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 30)
    .replace(/-+$/, '')

/** That address, or the first of it-2, it-3 … that is not taken. */
export const freeOf = (base: string, taken: readonly string[]): string =>
  [base, ...taken.map((_, i) => `${base}-${i + 2}`)].find(id => !taken.includes(id))!
