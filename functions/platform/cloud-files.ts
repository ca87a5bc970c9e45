import type { Files } from './files.ts'

const FIFTEEN_MINUTES = 900

/** An address is signed before the file is known: a sum of it would be that of nothing. */
const signable = { requestChecksumCalculation: 'WHEN_REQUIRED' } as const

/** The file store in S3: the same two signed addresses as on one computer. */
export function s3Files(Bucket: string): Files {
  const s3 = async () => {
    const [sdk, { getSignedUrl }] = await Promise.all([
      import('@aws-sdk/client-s3'),
      import('@aws-sdk/s3-request-presigner'),
    ])
    return { ...sdk, client: new sdk.S3Client(signable), sign: getSignedUrl }
  }
  return {
    async uploadUrl(Key, ContentType, ContentLength) {
      const { client, sign, PutObjectCommand } = await s3()
      return sign(client, new PutObjectCommand({ Bucket, Key, ContentType, ContentLength }), {
        expiresIn: FIFTEEN_MINUTES,
      })
    },
    async downloadUrl(Key, name) {
      const { client, sign, GetObjectCommand } = await s3()
      const ResponseContentDisposition = `attachment; filename*=UTF-8''${encodeURIComponent(name)}`
      return sign(client, new GetObjectCommand({ Bucket, Key, ResponseContentDisposition }), {
        expiresIn: FIFTEEN_MINUTES,
      })
    },
    async put(Key, Body) {
      const { client, PutObjectCommand } = await s3()
      await client.send(new PutObjectCommand({ Bucket, Key, Body }))
    },
    async stream(Key) {
      const { client, GetObjectCommand, NoSuchKey } = await s3()
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }))
        // In Node the SDK's body is a readable stream of the machine's.
        return Body as unknown as AsyncIterable<Uint8Array> | undefined
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined
        throw error
      }
    },
    async get(Key) {
      const { client, GetObjectCommand, NoSuchKey } = await s3()
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }))
        return await Body?.transformToByteArray()
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined
        throw error
      }
    },
  }
}
