/** Totals of a well-formed file, read as a person would: a line at a time, with patterns. Shares no code with the reader. */
export function naiveTotals(text: string) {
  const totals: Record<string, number> = {}
  const unbalanced: string[] = []
  const years: [string, string, string][] = []
  let voucher = { name: '', date: '', sum: 0 }
  const ore = (kronor: string) => Math.round(Number(kronor.replace(',', '.')) * 100)
  const add = (key: string, kronor: string) => (totals[key] = (totals[key] ?? 0) + ore(kronor))
  const month = (day: string) => `${day.slice(0, 4)}-${day.slice(4, 6)}`
  for (const line of text.split(/\r\n|\r|\n/)) {
    const fields = (line.match(/\{[^}]*\}|"(?:\\"|[^"])*"|\S+/g) ?? []).map(field => field.replace(/^"|"$/g, ''))
    const [label, a = '', b = '', c = '', d = '', e = ''] = fields
    if (label === '#RAR' && b) years.push([a, b, c])
    if (label === '#IB' || label === '#UB' || label === '#RES') add(`${b} ${a} ${label}`, c)
    if ((label === '#PSALDO' || label === '#PBUDGET') && d.slice(1, -1).trim() === '')
      add(`${c} ${a} ${label} ${month(b)}`, e)
    if (label === '#VER') voucher = { name: `${a} ${b}`, date: c, sum: 0 }
    if (label === '#TRANS') {
      const day = d || voucher.date
      const year = years.find(([, from, to]) => from <= day && day <= to)?.[0] ?? ''
      add(`${a} ${year} #TRANS ${month(day)}`, c)
      voucher.sum += ore(c)
    }
    if (label === '}' && voucher.sum !== 0) unbalanced.push(`${voucher.name} ${voucher.sum}`)
  }
  return { totals, unbalanced }
}
