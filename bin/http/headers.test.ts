import { describe, expect, it } from 'vitest'
import { type HeaderSettings, isCacheable, markRequest, rewriteRequestHeaders, securityHeaders } from './headers'

const settings: HeaderSettings = { mode: 'production', url: 'http://localhost:3000', isProxyTrusted: false }
const direct = { url: '/models.rsc?stage=retired&_rsc=1a2b', address: '10.0.0.7', isProxyTrusted: false }
const proxied = { url: '/models.rsc?stage=retired&_rsc=1a2b', address: '10.0.0.1', isProxyTrusted: true }

describe('the content security policy', () => {
  it('carries a new nonce of 128 bits for every request', () => {
    const nonces = Array.from({ length: 100 }, () => markRequest('production').nonce)
    expect(new Set(nonces).size).toBe(100)
    for (const nonce of nonces) expect(Buffer.from(nonce, 'base64')).toHaveLength(16)
  })

  it('says exactly this in production and in the demo', () => {
    for (const mode of ['production', 'demo'] as const) {
      const { nonce, policy } = markRequest(mode)
      expect(policy).toBe(
        `default-src 'self'; script-src 'self' 'nonce-${nonce}' 'strict-dynamic'; style-src 'self' 'nonce-${nonce}'; ` +
          "style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
          "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
      )
    }
  })

  it('allows what `next dev` needs in development alone', () => {
    expect(markRequest('development').policy).toContain("'unsafe-eval'")
    expect(markRequest('production').policy).not.toContain('unsafe-eval')
  })
})

describe('the headers of a request', () => {
  it('are overwritten where a client used our names', () => {
    const headers = {
      'content-security-policy': "script-src 'nonce-evil'",
      'content-security-policy-report-only': 'x',
      'x-nonce': 'evil',
      'x-request-id': 'evil',
      'x-emeritus-address': 'evil',
      'x-emeritus-person': 'evil',
      'x-forwarded-for': 'evil',
      'x-forwarded-host': 'evil',
      forwarded: 'for=evil',
      accept: 'text/html',
    }
    const marks = markRequest('production')
    rewriteRequestHeaders(headers, marks, direct)
    expect(headers).toEqual({
      'content-security-policy': marks.policy,
      'x-nonce': marks.nonce,
      'x-request-id': marks.requestId,
      'x-emeritus-address': '10.0.0.7',
      'x-emeritus-path': '/models?stage=retired',
      accept: 'text/html',
    })
  })

  it('keep what a trusted proxy wrote, and take the address it saw itself', () => {
    const headers = { 'x-forwarded-for': '1.1.1.1, 203.0.113.9', 'x-forwarded-proto': 'https' }
    rewriteRequestHeaders(headers, markRequest('production'), proxied)
    expect(headers).toMatchObject({ 'x-emeritus-address': '203.0.113.9', 'x-forwarded-proto': 'https' })
  })

  it('name the socket when the trusted proxy says nothing, and IPv4 addresses plainly', () => {
    const headers: Record<string, string> = {}
    rewriteRequestHeaders(headers, markRequest('production'), { ...proxied, address: '::ffff:127.0.0.1' })
    expect(headers['x-emeritus-address']).toBe('127.0.0.1')
  })
})

describe('the headers of a response', () => {
  it('protect every answer', () => {
    const marks = markRequest('production')
    expect(securityHeaders(marks, settings)).toMatchObject({
      'Content-Security-Policy': marks.policy,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'same-origin',
      'X-Frame-Options': 'DENY',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'X-Request-Id': marks.requestId,
    })
  })

  it('ask for https only when the public address has it', () => {
    const marks = markRequest('production')
    expect(securityHeaders(marks, settings)).not.toHaveProperty('Strict-Transport-Security')
    expect(securityHeaders(marks, { ...settings, url: 'https://e.example' })).toHaveProperty(
      'Strict-Transport-Security',
    )
  })

  it('let only built assets and public files be cached', () => {
    const publicFiles = new Set(['/logo.svg'])
    expect(isCacheable('/_next/static/chunks/a.js', publicFiles)).toBe(true)
    expect(isCacheable('/logo.svg', publicFiles)).toBe(true)
    expect(isCacheable('/models', publicFiles)).toBe(false)
    expect(isCacheable('/_next/image', publicFiles)).toBe(false)
  })
})
