import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Actor, Role } from '@/lib/auth/permissions'
import { rewordPreference } from '@/lib/preferences/commands'
import { findPreference } from '@/lib/preferences/queries'
import { rewordPreferenceInput } from '@/lib/preferences/schema'
import { actorWith, contextOf, makeExcerpt, makeHeld, makePreference } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { verifyPreference } from './commands'

const ctx = useDatabase()

function verify(id: string, version: number, actor: Actor, agrees: 'yes' | 'no' = 'yes') {
  const context = contextOf({ database: ctx.database, actor }, 'preference.verify')
  return verifyPreference(context, { id, version, agrees, note: agrees === 'no' ? 'It never said so.' : '' })
}

async function shown(id: string, role: Role = 'auditor') {
  return findPreference(contextOf({ database: ctx.database, actor: actorWith(role) }, 'preference.read'), id)
}

/** Rests on words of one interview. */
async function resting(isConfidential: boolean) {
  const held = await makeHeld(ctx.prisma, { answer: 'I would like to write.', isConfidential })
  const { id: excerptId } = await makeExcerpt(ctx.prisma, held, 'I would like')
  const preference = await makePreference(ctx.prisma, { modelId: held.modelId })
  await ctx.prisma.preferenceExcerpt.create({ data: { preferenceId: preference.id, excerptId } })
  return preference
}

describe('verifying', () => {
  test('two readers make a wording verified, and one who does not agree stays beside it', async () => {
    const { id } = await makePreference(ctx.prisma)
    expect(await verify(id, 1, actorWith('reviewer'), 'no')).toMatchObject({ ok: true })
    expect(await verify(id, 2, actorWith('leadership'))).toMatchObject({ ok: true })
    expect(await shown(id)).toMatchObject({ state: 'recorded', version: 3 })
    expect(await verify(id, 3, actorWith('steward'))).toMatchObject({ ok: true })
    expect(await shown(id)).toMatchObject({
      ...{ state: 'verified', version: 4 },
      verifications: [{ agrees: true }, { agrees: true }, { agrees: false, note: 'It never said so.' }],
    })
    expect(await ctx.prisma.auditEvent.count({ where: { operation: 'preference.verify', recordId: id } })).toBe(3)
  })

  test('of two at once one wins, and the other looks again', async () => {
    const { id } = await makePreference(ctx.prisma)
    const results = await Promise.all([verify(id, 1, actorWith('reviewer')), verify(id, 1, actorWith('leadership'))])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(results.find((result) => !result.ok)).toMatchObject({ code: 'conflict', conflict: { version: 2 } })
    expect(await ctx.prisma.preferenceVerification.count()).toBe(1)
  })

  test('of one while it is reworded one wins', async () => {
    const { id, themeId } = await makePreference(ctx.prisma)
    const steward = contextOf({ database: ctx.database, actor: actorWith('steward') }, 'preference.update')
    const said = { title: 'Else', statement: 'Else.', origin: 'leading', strength: 1, scope: 'users' }
    const source = { sourceUrl: 'https://example.org/', sourceTitle: 'Example' }
    const input = rewordPreferenceInput.parse({ id, version: 1, themeId, ...said, ...source })
    const results = await Promise.all([verify(id, 1, actorWith('reviewer')), rewordPreference(steward, input)])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(results.find((result) => !result.ok)).toMatchObject({ code: 'conflict' })
  })

  test('nobody verifies what she worded, now or before', async () => {
    const author = actorWith('steward')
    const { id } = await makePreference(ctx.prisma, { createdById: author.id, authorIds: [randomUUID(), author.id] })
    expect(await verify(id, 1, author)).toMatchObject({ code: 'authorNeverVerifies' })
    expect(await ctx.prisma.preferenceVerification.count()).toBe(0)
  })

  test('whoever may not open the words neither sees them nor verifies them', async () => {
    const { id } = await resting(true)
    expect(await verify(id, 1, actorWith('reviewer'))).toMatchObject({ code: 'verifierMustOpen' })
    expect(await shown(id, 'reviewer')).toMatchObject({
      ...{ excerpts: [{ quote: null, turn: 2 }], acts: [], verifyingHeldBack: { code: 'verifierMustOpen' } },
    })
    expect(await shown(id, 'leadership')).toMatchObject({ excerpts: [{ quote: 'I would like' }] })
    expect(await verify(id, 1, actorWith('leadership'))).toMatchObject({ ok: true })
    const { id: open } = await resting(false)
    expect(await shown(open, 'reviewer')).toMatchObject({ excerpts: [{ quote: 'I would like' }], acts: ['verify'] })
  })
})
