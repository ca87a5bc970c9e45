const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Lets the person keep an .xlsx that the browser has made. */
export function save(bytes: Uint8Array, name: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([bytes as BlobPart], { type: XLSX }))
  link.download = `${name}.xlsx`
  link.click()
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
