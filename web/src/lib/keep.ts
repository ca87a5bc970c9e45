/** Lets the person keep what the browser has made as a file of that name. */
export function keep(made: Blob, name: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(made)
  link.download = name
  link.click()
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** Lets the person keep data as a file of that name. */
export const keepJson = (data: unknown, name: string) =>
  keep(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }), `${name}.json`)
