import * as m from '#messages'

/** Sends a file to the address that was given for it: straight to the store, not through the API. */
export async function upload(to: string, file: File): Promise<void> {
  const headers = { 'Content-Type': 'application/octet-stream' }
  const sent = await fetch(to, { method: 'PUT', body: file, headers }).catch(() => undefined)
  if (!sent?.ok) throw new Error(m.imports_not_sent())
}
