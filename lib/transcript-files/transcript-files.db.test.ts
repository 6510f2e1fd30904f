import { beforeEach, describe, expect, test } from 'vitest'
import type { Role } from '@/lib/auth/permissions'
import { actorWith, callerOf, contextOf } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { askedModel, bytesOf, importedState, reportOf, talk } from '@/prisma/transcript-imports'
import { takeOriginal } from './operations'
import { listTranscriptFiles } from './queries'

const ctx = useDatabase()
const stranger = '0199b5a0-0000-7000-8000-000000000000'

beforeEach(async () => {
  await askedModel(ctx)
})

/** An imported interview and the file it came in. */
async function imported(choices: Readonly<Record<string, unknown>> = {}) {
  await reportOf(ctx, talk, choices)
  const [file] = (await importedState(ctx)).files
  return { id: file?.interviewId ?? '', fileId: file?.id ?? '' }
}

async function take(role: Role, asked: { readonly id: string; readonly fileId: string }) {
  const caller = callerOf({ database: ctx.database, actor: actorWith(role) })
  const original = await takeOriginal(caller, asked)
  return original.ok ? Buffer.from(original.value.bytes).toString() : original.code
}

async function downloads() {
  const { events } = await importedState(ctx)
  return events.filter(({ operation }) => operation === 'transcript.download').map(({ outcome }) => outcome)
}

describe('the file that an interview came in', () => {
  test('is listed for everybody, and holds the very bytes for whoever may open the transcript', async () => {
    const asked = await imported()
    const context = contextOf({ database: ctx.database, actor: actorWith('reviewer') }, 'interview.read')
    expect(await listTranscriptFiles(context, asked.id)).toMatchObject([{ id: asked.fileId, name: 'talk.json' }])
    for (const role of ['steward', 'leadership', 'auditor'] as const) {
      expect(await take(role, asked)).toBe(Buffer.from(bytesOf(talk)).toString())
    }
    expect(await downloads()).toEqual(['done', 'done', 'done'])
  })

  test('stays closed with its transcript, and open with it', async () => {
    expect(await take('reviewer', await imported())).toBe('transcriptIsConfidential')
    expect(await downloads()).toEqual([])
    await ctx.prisma.interview.updateMany({ data: { isConfidential: false } })
    const [file] = (await importedState(ctx)).files
    expect(await take('reviewer', { id: file?.interviewId ?? '', fileId: file?.id ?? '' })).toContain(talk.title)
  })

  test('is found under its own interview alone', async () => {
    const { id, fileId } = await imported()
    const strange = [
      { id: stranger, fileId },
      { id, fileId: stranger },
      { id, fileId: 'x' },
      { id: 'x', fileId },
    ]
    for (const asked of strange) expect(await take('steward', asked)).toBe('notFound')
  })

  test('is never changed or removed, by nobody', async () => {
    await imported()
    await expect(ctx.prisma.transcriptFile.updateMany({ data: { name: 'other' } })).rejects.toThrow()
    await expect(ctx.prisma.transcriptFile.deleteMany()).rejects.toThrow()
  })
})
