import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { findInterview } from '@/lib/interviews/queries'
import { actorWith, callerOf, contextOf, makeHeld } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { recordRating } from './commands'
import { interviewRatingOperations } from './operations'
import { findRatings } from './queries'
import { recordRatingInput } from './schema'

const ctx = useDatabase()
const [ada, ben, chief] = [actorWith('steward'), actorWith('steward'), actorWith('leadership')]
const given = { interviewerInfluence: 1, vocabularyImportation: 0, nullIntegrity: 5, evidentialConfidence: 3 }

function rate(actor: Actor, interviewId: string, parts: object = {}) {
  const input = recordRatingInput.parse({ interviewId, ...given, ...parts })
  return recordRating(contextOf({ database: ctx.database, actor }, 'interviewRating.record'), input)
}

function ratingsFor(actor: Actor, interviewId: string) {
  return findRatings(contextOf({ database: ctx.database, actor }, 'interview.read'), interviewId)
}

test('nobody sees the ratings of others before she gave her own', async () => {
  const { id } = await makeHeld(ctx.prisma)
  expect(await rate(ada, id)).toMatchObject({ ok: true, value: { interviewId: id, number: 1 } })
  expect(await ratingsFor(ben, id)).toMatchObject({ raters: 1, isBlind: true, canRate: true, byRater: [] })
  expect(await ratingsFor(chief, id)).toMatchObject({ raters: 1, isBlind: true, byRater: [] })
  await rate(ben, id, { evidentialConfidence: 5 })
  const seen = await ratingsFor(ben, id)
  expect(seen).toMatchObject({ raters: 2, isBlind: false })
  expect(seen?.byRater.map(({ isOwn, newest }) => [isOwn, newest.evidentialConfidence])).toEqual([
    [false, 3],
    [true, 5],
  ])
  expect((await ratingsFor(chief, id))?.byRater).toEqual([])
  expect((await ratingsFor(actorWith('auditor'), id))?.byRater).toHaveLength(2)
})

test('the log tells that somebody rated and not what she gave', async () => {
  const { id } = await makeHeld(ctx.prisma)
  await rate(ada, id, { note: 'A secret until all have rated.' })
  const { payload, operation, recordId } = await ctx.prisma.auditEvent.findFirstOrThrow()
  expect([operation, recordId]).toEqual(['interviewRating.record', id])
  expect(JSON.parse(payload)).toMatchObject({ changes: { ratingNumber: { before: null, after: 1 } } })
  expect(payload).not.toContain('secret')
  expect(Object.keys(JSON.parse(payload).changes)).toEqual(['ratingNumber'])
})

test('a reader may rate again: her newest holds, the older stay, and she is still one reader', async () => {
  const { id } = await makeHeld(ctx.prisma, { state: 'inReview' })
  await rate(ada, id)
  expect(await rate(ada, id, { nullIntegrity: 2 })).toMatchObject({ ok: true, value: { number: 2 } })
  const [own] = (await ratingsFor(ada, id))?.byRater ?? []
  expect([own?.newest.nullIntegrity, own?.earlier.map(({ nullIntegrity }) => nullIntegrity)]).toEqual([2, [5]])
  const reading = contextOf({ database: ctx.database, actor: ada }, 'interview.read')
  expect(await findInterview(reading, id)).toMatchObject({ raters: 1 })
  expect((await findInterview(reading, id))?.moves).not.toContain('finalize')
  await rate(ben, id)
  expect((await findInterview(reading, id))?.moves).toContain('finalize')
})

test('who asked the questions may rate too, and it stands beside her rating', async () => {
  const { id: interviewerId } = await ctx.prisma.person.create({
    data: { id: ada.id, email: 'ada@example.org', name: ada.name, roles: ['steward'], passwordHash: 'none' },
  })
  const { id } = await makeHeld(ctx.prisma, { interviewerId })
  await rate(ada, id)
  expect((await ratingsFor(ada, id))?.byRater).toMatchObject([{ isInterviewer: true, isOwn: true }])
})

test('no score outside of 0 to 5, and none that was not given', () => {
  const interviewId = randomUUID()
  for (const wrong of [-1, 6, 2.5, '', null, undefined, 'x']) {
    const input = { interviewId, ...given, nullIntegrity: wrong }
    expect([wrong, recordRatingInput.safeParse(input).success]).toEqual([wrong, false])
  }
  expect(recordRatingInput.safeParse({ interviewId, ...given, nullIntegrity: '0' }).success).toBe(true)
})

test('of an interview that is not there or not sealed it is refused, and to an auditor it is denied', async () => {
  expect(await rate(ada, randomUUID())).toMatchObject({ code: 'notFound' })
  const { id } = await makeHeld(ctx.prisma, { state: 'inProgress' })
  expect(await rate(ada, id)).toMatchObject({ code: 'interviewNotCaptured' })
  const auditor = callerOf({ database: ctx.database, actor: actorWith('auditor') })
  const attempt = { interviewId: id, ...given }
  expect(
    await interviewRatingOperations['interviewRating.record'].execute(auditor, 'interviewRating.record', attempt),
  ).toMatchObject({ code: 'forbidden' })
})

test('what was rated is never changed in the database', async () => {
  const { id } = await makeHeld(ctx.prisma)
  await rate(ada, id)
  await expect(ctx.prisma.interviewRating.updateMany({ data: { nullIntegrity: 0 } })).rejects.toThrow()
  await expect(ctx.prisma.interviewRating.deleteMany()).rejects.toThrow()
})
