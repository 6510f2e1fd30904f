import { expect, test } from 'vitest'
import { isLocalPath, localPath } from './local-path'

const elsewhere = [
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n//evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  'models',
  '',
]

test.each(elsewhere)('%j leads elsewhere or nowhere, so it is no address inside the app', (path) => {
  expect(isLocalPath(path)).toBe(false)
  expect(localPath(path)).toBe('/')
})

test.each(['/', '/models', '/models?stage=retired&q=//x', '/audit?record=a/b', '/models/a//b'])(
  '%j leads here',
  (path) => {
    expect(isLocalPath(path)).toBe(true)
    expect(localPath(path)).toBe(path)
  },
)

test('a fragment stays in the browser, and a list or nothing leads to the start', () => {
  expect(isLocalPath('/models#content')).toBe(true)
  expect(localPath('/models#content')).toBe('/models')
  expect(localPath(['/models'])).toBe('/')
  expect(localPath(undefined)).toBe('/')
})
