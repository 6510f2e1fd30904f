import { beforeEach, expect, test } from 'vitest'
import { done, type Result, refuse } from '@/lib/errors'
import { useDatabase } from '@/prisma/testing'
import type { Caller } from './context'
import { actAsVisitor } from './visitor'

const ctx = useDatabase()

/** The process has one database; here it is the test's. */
beforeEach(() => {
  Reflect.set(globalThis, Symbol.for('emeritus.database'), Promise.resolve(ctx.database))
})

function visit(address: string, act: (caller: Caller) => Promise<Result<string>>) {
  return actAsVisitor({ name: 'setup.claim', permission: 'setup.claim', address, requestId: 'request' }, act)
}

const guess = async () => refuse('setupCode')

test('a visitor may do what she came for and nothing else, and the log would name it', async () => {
  const result = await visit('192.0.2.1', async (caller) => {
    expect(caller.permit('setup.claim')).not.toBeNull()
    for (const other of ['setup.createAdmin', 'person.invite', 'model.read', 'profile.update'] as const) {
      expect(caller.permit(other)).toBeNull()
    }
    return done(caller.actor.name)
  })
  expect(result).toEqual(done('setup.claim'))
})

test('who guesses too often waits, whether in a row or at once, and nobody else does', async () => {
  const ran: string[] = []
  const counted = async () => {
    ran.push('looked')
    return refuse('setupCode')
  }
  const results = await Promise.all(Array.from({ length: 40 }, () => visit('192.0.2.1', counted)))
  expect(results.filter((result) => !result.ok && result.code === 'throttled')).toHaveLength(10)
  expect(ran).toHaveLength(30)
  expect(await visit('192.0.2.1', async () => done('in'))).toMatchObject({ code: 'throttled', values: { minutes: 15 } })
  expect(await visit('192.0.2.2', async () => done('in'))).toEqual(done('in'))
})

test('what succeeds, and a form that needs another look, count as no guess', async () => {
  for (let time = 0; time < 35; time += 1) {
    await visit('192.0.2.1', async () => done('in'))
    await visit('192.0.2.1', async () => refuse('invalid'))
  }
  expect(await visit('192.0.2.1', guess)).toMatchObject({ code: 'setupCode' })
})
