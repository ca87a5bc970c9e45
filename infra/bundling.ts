/** How a Lambda is bundled; `npm run bench -- bundles` measures the same. */
export const bundling = {
  mainFields: ['module', 'main'],
  // CommonJS parts of the SDK ask for require.
  banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
  // The table's client is bundled; those that few requests load come with the runtime.
  external: [
    '@aws-sdk/client-s3',
    '@aws-sdk/client-sesv2',
    '@aws-sdk/client-sqs',
    '@aws-sdk/client-sts',
    '@aws-sdk/s3-request-presigner',
    // The solver's program is a file beside its code.
    'highs',
    // A Lambda's own credentials are in its environment: the client never asks for other ways to find them.
    '@aws-sdk/credential-provider-http',
    '@aws-sdk/credential-provider-ini',
    '@aws-sdk/credential-provider-process',
    '@aws-sdk/credential-provider-sso',
    '@aws-sdk/credential-provider-web-identity',
    '@smithy/credential-provider-imds',
  ],
}
