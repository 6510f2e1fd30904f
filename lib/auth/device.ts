import 'server-only'
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'

/**
 * A device from which a person has signed in before (OWASP, "device cookies"). Guesses from elsewhere fill the
 * account's own limit; a known device has a limit to itself, so a stranger cannot lock a person out.
 */
export const deviceCookie = { name: 'emeritus.device', maxAgeSeconds: 180 * 24 * 60 * 60 } as const

export function newDevice(personId: string, secret: string): string {
  const body = `${randomUUID()}.${personId}`
  return `${body}.${sign(body, secret)}`
}

/** The device's id when the cookie was made here for this person, else null. */
export function knownDevice(cookie: string | undefined, personId: string | null, secret: string): string | null {
  const [device, owner, signature] = cookie?.split('.') ?? []
  if (!device || !owner || !signature || owner !== personId) return null
  const expected = Buffer.from(sign(`${device}.${owner}`, secret))
  const given = Buffer.from(signature)
  return expected.length === given.length && timingSafeEqual(expected, given) ? device : null
}

function sign(body: string, secret: string): string {
  return createHmac('sha256', `device ${secret}`).update(body).digest('base64url')
}
