import { expect, test } from 'vitest'
import { isSameOrigin } from './same-origin'

const host = 'emeritus.example'

test.each([
  ['our own page, as the browser says', { 'sec-fetch-site': 'same-origin' }, true],
  ['our own page in an older browser', { origin: `https://${host}`, host }, true],
  ['our own page on its port', { origin: 'http://localhost:3000', host: 'localhost:3000' }, true],
  ['another site', { 'sec-fetch-site': 'cross-site', origin: `https://${host}`, host }, false],
  ['a sister domain', { 'sec-fetch-site': 'same-site', origin: `https://${host}`, host }, false],
  ['an address typed by hand', { 'sec-fetch-site': 'none' }, false],
  ['another origin in an older browser', { origin: 'https://evil.example', host }, false],
  ['another port', { origin: `https://${host}:8443`, host }, false],
  ['a name that begins like ours', { origin: `https://${host}.evil.example`, host }, false],
  ['our name as a user name', { origin: `https://${host}@evil.example`, host }, false],
  ['a sandboxed frame', { origin: 'null', host }, false],
  ['no origin at all', { host }, false],
  ['no host', { origin: `https://${host}` }, false],
  ['an empty word where the browser would speak', { 'sec-fetch-site': '', origin: `https://${host}`, host }, false],
])('%s', (_who, headers, expected) => {
  expect(isSameOrigin(new Headers(headers))).toBe(expected)
})
