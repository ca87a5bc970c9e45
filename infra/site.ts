import { readFileSync } from 'node:fs'
import { Duration, Fn, RemovalPolicy, Validations } from 'aws-cdk-lib'
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3'
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment'
import { Construct } from 'constructs'
import { scriptHashes, securityHeaders } from '#shared/security-headers.ts'
import type { Api } from './api.ts'

/** The built pages: `npm run build`. */
const BUILD = 'web/build'

/** A page's address has no dot in its last part, and every page is the same file. */
const toIndex = `function handler(event) {
  var request = event.request
  if (request.uri.split('/').pop().indexOf('.') === -1) request.uri = '/index.html'
  return request
}`

/** Who asks, as the edge saw it; what the browser says of that is written over. */
const toViewer = `function handler(event) {
  var request = event.request
  request.headers['x-viewer'] = { value: event.viewer.ip }
  return request
}`

/** One address for pages and API. */
export class Site extends Construct {
  readonly address: string
  readonly pages: Bucket
  constructor(scope: Construct, id: string, { api, files }: { api: Api; files: Bucket }) {
    super(scope, id)
    const bucket = (this.pages = new Bucket(this, 'Pages', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.DESTROY,
    }))
    // CDK's own types leave out that an optional property may be undefined.
    const pages = bucket as IBucket
    const scripts = scriptHashes(readFileSync(`${BUILD}/index.html`, 'utf8'))
    const uploads = [`https://${files.bucketRegionalDomainName}`]
    const headers = new ResponseHeadersPolicy(this, 'Headers', {
      customHeadersBehavior: {
        customHeaders: Object.entries(securityHeaders({ https: true, scripts, uploads })).map(([header, value]) => ({
          header,
          value,
          override: true,
        })),
      },
    })
    const atEdge = (name: string, code: string) => ({
      eventType: FunctionEventType.VIEWER_REQUEST,
      function: new EdgeFunction(this, name, {
        code: FunctionCode.fromInline(code),
        runtime: FunctionRuntime.JS_2_0,
      }),
    })
    const distribution = new Distribution(this, 'Distribution', {
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(pages),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy: headers,
        functionAssociations: [atEdge('ToIndex', toIndex)],
      },
      additionalBehaviors: {
        '/api/*': {
          origin: new HttpOrigin(Fn.select(2, Fn.split('/', api.http.apiEndpoint)), {
            customHeaders: { 'x-origin-secret': api.originSecret.unsafeUnwrap() },
          }),
          allowedMethods: AllowedMethods.ALLOW_ALL,
          cachePolicy: CachePolicy.CACHING_DISABLED,
          originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
          viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
          responseHeadersPolicy: headers,
          functionAssociations: [atEdge('ToViewer', toViewer)],
        },
      },
    })
    this.address = `https://${distribution.distributionDomainName}`

    // Hashed files never change; the page that names them is asked for every time.
    const deploy = (
      name: string,
      options: { prune: boolean; cacheControl: CacheControl[]; exclude: string[]; include: string[] },
    ) =>
      new BucketDeployment(this, name, {
        sources: [Source.asset(BUILD)],
        destinationBucket: pages,
        distribution,
        ...options,
      })
    const year = [CacheControl.setPublic(), CacheControl.maxAge(Duration.days(365)), CacheControl.immutable()]
    const hashed = deploy('Hashed', { prune: false, cacheControl: year, exclude: ['*'], include: ['_app/immutable/*'] })
    const rest = deploy('Rest', {
      prune: false,
      cacheControl: [CacheControl.noCache()],
      exclude: ['_app/immutable/*'],
      include: [],
    })
    rest.node.addDependency(hashed)

    for (const [what, ids, reason] of [
      [bucket, ['AwsSolutions-S1'], 'Only the distribution reads it, and what it holds is public.'],
      [distribution, ['AwsSolutions-CFR1'], 'Municipalities’ people travel; nothing here is bound to a country.'],
      [
        distribution,
        ['AwsSolutions-CFR2'],
        'The API limits sign-in and writes by itself; a firewall is a setting of the account.',
      ],
      [
        distribution,
        ['AwsSolutions-CFR3'],
        'The API’s log tells every request that matters; logs of static files would hold addresses of people.',
      ],
      [
        distribution,
        ['AwsSolutions-CFR4'],
        'The default certificate fixes the protocol; an own domain and certificate come with the account.',
      ],
    ] as const)
      for (const id of ids) Validations.of(what).acknowledge({ id, reason })
  }
}
