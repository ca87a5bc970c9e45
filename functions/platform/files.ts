/** Large files never pass through the API: it hands out signed addresses. */
export type Files = {
  /** Address that takes one PUT of so many bytes for fifteen minutes. */
  uploadUrl(key: string, contentType: string, bytes: number): Promise<string>
  downloadUrl(key: string, name: string): Promise<string>
  put(key: string, body: Uint8Array): Promise<void>
  get(key: string): Promise<Uint8Array | undefined>
  /** Piece by piece, for what may be larger than the memory. */
  stream(key: string): Promise<AsyncIterable<Uint8Array> | undefined>
}
