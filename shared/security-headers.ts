type Options = {
  /** Over TLS with a name of its own: only then may the browser be told to remember it. */
  https: boolean
  /** Hashes of the start page's own inline scripts, see `scriptHashes`. */
  scripts?: readonly string[]
  /** Other origins that pages may send files to. */
  uploads?: readonly string[]
}

/** The security headers of every page and answer, in the cloud (CloudFront) and on one computer alike. */
export function securityHeaders({ https, scripts = [], uploads = [] }: Options): Record<string, string> {
  const policy = [
    "default-src 'self'",
    ['script-src', "'self'", ...scripts].join(' '),
    // Components place things with style attributes; style elements must still be our own.
    "style-src-elem 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    ['connect-src', "'self'", ...uploads].join(' '),
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ]
  return {
    'Content-Security-Policy': policy.join('; '),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    // The path can name a municipality or carry a link's secret: other sites see neither.
    'Referrer-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...(https && { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains; preload' }),
  }
}

/** The script hashes that the built start page names in its own policy: `'sha256-…'`. */
export const scriptHashes = (html: string): string[] => html.match(/'sha256-[A-Za-z0-9+/=]+'/g) ?? []
