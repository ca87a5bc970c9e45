/** Large files never pass through the API: it hands out signed addresses. */
export type Files = {
  /** Address that takes one PUT for fifteen minutes. */
  uploadUrl(key: string, contentType: string): Promise<string>
  downloadUrl(key: string, name: string): Promise<string>
  put(key: string, body: Uint8Array): Promise<void>
  get(key: string): Promise<Uint8Array | undefined>
}
