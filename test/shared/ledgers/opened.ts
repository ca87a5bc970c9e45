/** A file that can be opened again and again, and comes in pieces of that size. */
export const opened =
  (file: Uint8Array, piece = 1_000) =>
  async () =>
    (async function* () {
      for (let at = 0; at < file.length; at += piece) yield file.subarray(at, at + piece)
    })()
