import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { addCopyInput } from '@/lib/copies/schema'
import { actorWith, callerOf, makeModel } from '@/prisma/factories'
import { actor, digest, keepingOf, lastEvent, place } from '@/prisma/keeping'
import { useDatabase } from '@/prisma/testing'
import { addArtifact, withdrawArtifact } from './commands'
import { artifactOperations } from './operations'
import { addArtifactInput } from './schema'

const ctx = useDatabase()
const { context, copy, record } = keepingOf(ctx)

const weights = { kind: 'weights', label: 'Weights', sha256: digest, bytes: '1000' }

function artifact(modelId: string, version: number, parts: object = {}) {
  return addArtifact(context(), addArtifactInput.parse({ modelId, version, ...weights, ...parts }))
}

describe('what is kept of a model', () => {
  test('is put on record with its digest, and raises the version of the model', async () => {
    const { id } = await makeModel(ctx.prisma)
    expect(await artifact(id, 1, { precision: 'bf16' })).toMatchObject({ ok: true, value: { modelId: id, version: 2 } })
    expect(await record(id)).toMatchObject({
      ...{ version: 2, level: 0 },
      artifacts: [{ kind: 'weights', label: 'Weights', sha256: digest, bytes: '1000', precision: 'bf16', copies: [] }],
    })
    expect(await lastEvent(ctx)).toMatchObject({
      ...{ operation: 'artifact.add', recordType: 'model', recordId: id, recordVersion: 2 },
      payload: { changes: { sha256: { before: null, after: digest } } },
    })
  })

  test('is refused twice with the same digest, unless the first was withdrawn', async () => {
    const { id } = await makeModel(ctx.prisma)
    const first = await artifact(id, 1)
    expect(await artifact(id, 2, { label: 'Again' })).toMatchObject({
      code: 'artifactExists',
      values: { label: 'Weights' },
    })
    if (!first.ok) throw new Error(first.code)
    const withdrawn = { id: first.value.id, version: 2, reason: 'It was another model’s.' }
    expect(await withdrawArtifact(context(), withdrawn)).toMatchObject({ ok: true, value: { version: 3 } })
    expect(await withdrawArtifact(context(), { ...withdrawn, version: 3 })).toMatchObject({ code: 'artifactWithdrawn' })
    expect(await copy(first.value.id, 3)).toMatchObject({ code: 'artifactWithdrawn' })
    expect(await artifact(id, 3, { label: 'Again' })).toMatchObject({ ok: true })
    expect((await record(id)).artifacts).toMatchObject([{ label: 'Again' }])
  })

  test('ten artifacts at once: one wins, and the others learn who was faster', async () => {
    const { id } = await makeModel(ctx.prisma)
    const labels = Array.from({ length: 10 }, (_, at) => `Part ${at}`)
    const results = await Promise.all(labels.map((label, at) => artifact(id, 1, { label, sha256: `${at}`.repeat(64) })))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    for (const result of results.filter((one) => !one.ok)) {
      expect(result).toMatchObject({ code: 'conflict', conflict: { version: 2, changes: [{ by: actor.name }] } })
    }
    expect([await ctx.prisma.artifact.count(), await ctx.prisma.auditEvent.count()]).toEqual([1, 1])
  })

  test('of a model that is not there is refused, and to an auditor it is denied', async () => {
    expect(await artifact(randomUUID(), 1)).toMatchObject({ code: 'notFound' })
    const auditor = callerOf({ database: ctx.database, actor: actorWith('auditor') })
    const attempt = artifactOperations['artifact.add'].execute(auditor, 'artifact.add', {})
    expect(await attempt).toMatchObject({ code: 'forbidden' })
  })

  test('never tells how to get at it, in any of its texts', () => {
    const secret = 's3://weights/opus'
    for (const name of ['label', 'precision']) {
      const parsed = addArtifactInput.safeParse({ modelId: randomUUID(), version: 1, ...weights, [name]: secret })
      expect([name, parsed.error?.issues[0]?.message]).toEqual([name, 'keptOut'])
    }
    for (const name of ['region', 'disasterZone', 'custodian']) {
      const parsed = addCopyInput.safeParse({ artifactId: randomUUID(), version: 1, ...place, [name]: secret })
      expect([name, parsed.error?.issues[0]?.message]).toEqual([name, 'keptOut'])
    }
  })
})
