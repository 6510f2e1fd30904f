import { expect, test } from 'vitest'
import { knownDevice, newDevice } from './device'

const secret = 'a secret'
const [ada, bob] = ['0199-ada', '0199-bob']

test('a device is known to the person who signed in on it, and to nobody else', () => {
  const cookie = newDevice(ada, secret)
  expect(knownDevice(cookie, ada, secret)).toBe(cookie.split('.')[0])
  expect(knownDevice(cookie, bob, secret)).toBeNull()
  expect(knownDevice(cookie, null, secret)).toBeNull()
})

test('a cookie signed with another secret is a stranger', () => {
  expect(knownDevice(newDevice(ada, 'another'), ada, secret)).toBeNull()
})

test('a cookie changed anywhere is a stranger', () => {
  const [device, owner, signature] = newDevice(ada, secret).split('.')
  const forged = [
    `x.${owner}.${signature}`,
    `${device}.${bob}.${signature}`,
    `${device}.${owner}.`,
    `${device}.${owner}`,
  ]
  forged.push(`${device}.${owner}.${signature}x`, `${device}.${owner}.é${signature?.slice(2)}`, '..', '', 'x')
  for (const cookie of forged) {
    expect(knownDevice(cookie, ada, secret)).toBeNull()
    expect(knownDevice(cookie, bob, secret)).toBeNull()
  }
  expect(knownDevice(undefined, ada, secret)).toBeNull()
})

test('every sign-in makes a device of its own', () => {
  expect(newDevice(ada, secret)).not.toBe(newDevice(ada, secret))
})
