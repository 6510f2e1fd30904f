import { describe, expect, test } from 'vitest'
import { makeArtifact, testNow } from '@/prisma/factories'
import { digest, keepingOf, lastEvent } from '@/prisma/keeping'
import { useDatabase } from '@/prisma/testing'
import { endCopy } from './commands'
import { endCopyInput } from './schema'

const ctx = useDatabase()
const { context, copy, check, record } = keepingOf(ctx)

describe('a copy', () => {
  test('keeps its exact cost, counts from its first check that passes, and no longer when it has ended', async () => {
    const { id: artifactId, modelId } = await makeArtifact(ctx.prisma, { sha256: digest })
    const made = await copy(artifactId, 1, { costPerMonth: '12.5', currency: 'USD' })
    if (!made.ok) throw new Error(made.code)
    expect(await record(modelId)).toMatchObject({
      ...{ copies: 1, bytes: '1000', costs: [{ costPerMonth: '12.50', currency: 'USD' }], oldestCheckAt: null },
      missing: [{ code: 'artifact', kind: 'config' }, { code: 'firstCheck' }, { code: 'copies', number: 2 }],
    })
    await check(made.value.id)
    expect((await record(modelId)).oldestCheckAt).toBe(testNow.toISOString())
    const end = (endedOn: string) =>
      endCopy(context(), endCopyInput.parse({ id: made.value.id, version: 2, endedOn, reason: 'The lease ran out.' }))
    expect(await end('2026-11-25')).toMatchObject({ fields: { endedOn: { code: 'inFuture' } } })
    expect(await end('2026-11-24')).toMatchObject({ ok: true, value: { version: 3 } })
    expect(await record(modelId)).toMatchObject({ copies: 0, bytes: '0', costs: [], oldestCheckAt: null })
    expect(await lastEvent(ctx)).toMatchObject({ operation: 'copy.end', payload: { reason: 'The lease ran out.' } })
    expect(await check(made.value.id)).toMatchObject({ code: 'copyEnded', values: { date: '2026-11-24' } })
    expect(
      await endCopy(context(), { id: made.value.id, version: 3, endedOn: '2026-11-24', reason: 'a' }),
    ).toMatchObject({
      code: 'copyEnded',
    })
  })

  test('wants a currency with its cost, and the version of the model', async () => {
    const { id } = await makeArtifact(ctx.prisma)
    expect(await copy(id, 1, { costPerMonth: '10' })).toMatchObject({ fields: { currency: { code: 'required' } } })
    expect(await copy(id, 7)).toMatchObject({ code: 'conflict' })
  })
})
