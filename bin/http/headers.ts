import { randomBytes, randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

export type Mode = 'production' | 'demo' | 'development'

export type HeaderSettings = {
  mode: Mode
  /** The public address; https turns on HSTS. */
  url: string
  /** Whether a proxy of ours stands in front and its X-Forwarded headers can be believed. */
  isProxyTrusted: boolean
}

export type RequestMarks = {
  /** Ours alone: a client that could choose it could point log lines and audit events at somebody else's request. */
  requestId: string
  nonce: string
  policy: string
}

const nonceBytes = 16
const oneYearSeconds = 31_536_000

/** A fresh id, nonce and policy. The nonce has 128 random bits; randomUUID would have 122. */
export function markRequest(mode: Mode): RequestMarks {
  const nonce = randomBytes(nonceBytes).toString('base64')
  return { requestId: randomUUID(), nonce, policy: contentSecurityPolicy(nonce, mode) }
}

/**
 * Changes the request's headers to what the application may believe. Whatever a client sent under one of our names is
 * gone. The policy is a request header too, because that is where Next finds the nonce for its own scripts.
 */
export function rewriteRequestHeaders(
  headers: IncomingHttpHeaders,
  { requestId, nonce, policy }: RequestMarks,
  connection: { address: string | undefined; isProxyTrusted: boolean; url: string | undefined },
): void {
  const address = clientAddress(headers, connection)
  for (const name of Object.keys(headers)) {
    const isForwarded = name.startsWith('x-forwarded-') || name === 'forwarded' || name === 'x-real-ip'
    if (name.startsWith('x-emeritus-') || (isForwarded && !connection.isProxyTrusted)) delete headers[name]
  }
  delete headers['content-security-policy-report-only']
  headers['content-security-policy'] = policy
  headers['x-nonce'] = nonce
  headers['x-request-id'] = requestId
  headers['x-emeritus-address'] = address
  headers['x-emeritus-path'] = pagePath(connection.url)
}

/** The headers of every response, whatever its status. */
export function securityHeaders({ requestId, policy }: RequestMarks, { url }: HeaderSettings): Record<string, string> {
  return {
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'X-Frame-Options': 'DENY',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
    'X-Request-Id': requestId,
    ...(url.startsWith('https:')
      ? { 'Strict-Transport-Security': `max-age=${oneYearSeconds}; includeSubDomains` }
      : {}),
  }
}

/** Whether this path is a file that never changes under its name; everything else may show somebody's data. */
export function isCacheable(pathname: string, publicFiles: ReadonlySet<string>): boolean {
  return pathname.startsWith('/_next/static/') || publicFiles.has(pathname)
}

function contentSecurityPolicy(nonce: string, mode: Mode): string {
  const isDevelopment = mode === 'development'
  return [
    "default-src 'self'",
    // `next dev` evaluates source maps and injects style tags; a nonce would make browsers ignore 'unsafe-inline'.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    isDevelopment ? "connect-src 'self' ws: wss:" : "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** The address of the page, as a person would type it: what Next adds to it when it fetches the page by script is left out. */
function pagePath(url = '/'): string {
  const [path = '/', query = ''] = url.split('?', 2)
  const kept = query.split('&').filter((part) => part !== '' && !part.startsWith('_rsc='))
  return path.replace(/\.rsc$/, '') + (kept.length > 0 ? `?${kept.join('&')}` : '')
}

/**
 * Behind a trusted proxy, the last entry of X-Forwarded-For: the one that proxy wrote itself. Everything to the left of
 * it came with the request, so that a client could use it to walk around the limit on sign-in attempts.
 */
function clientAddress(
  headers: IncomingHttpHeaders,
  { address, isProxyTrusted }: { address: string | undefined; isProxyTrusted: boolean },
): string {
  const forwarded = headers['x-forwarded-for']
  const entries = (Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? '')).split(',')
  const last = entries.at(-1)?.trim()
  const chosen = isProxyTrusted && last ? last : (address ?? 'unknown')
  // An IPv4 client on an IPv6 socket.
  return chosen.replace(/^::ffff:/, '')
}
