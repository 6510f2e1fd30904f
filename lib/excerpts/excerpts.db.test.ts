import fc from 'fast-check'
import { expect, test } from 'vitest'
import { updateCode } from '@/lib/codes/commands'
import { findCode, listCodes } from '@/lib/codes/queries'
import { actorWith, contextOf, makeInterview } from '@/prisma/factories'
import { useDatabase } from '@/prisma/testing'
import { codeExcerpt, markExcerpt, removeExcerpt } from './commands'
import { listExcerpts } from './queries'
import { wholeCharacters, wordsOf } from './rules'

const ctx = useDatabase()
const actor = actorWith('steward')

function context() {
  return contextOf({ database: ctx.database, actor }, 'excerpt.mark', 'transcript.read', 'code.update')
}

const text = 'Yes 👩🏽‍🚀, I hope so. 記録を残してください。'

function interview(said: string) {
  return makeInterview(ctx.prisma, { said: ['?', said], isSealed: true })
}

async function mark(id: string, quote: string, parts: object = {}) {
  const startsAt = [...text].length - [...text.slice(text.indexOf(quote))].length
  const slice = { startsAt, endsAt: startsAt + [...quote].length }
  return markExcerpt(context(), { id, index: 2, ...slice, quote, codes: [], memo: '', ...parts })
}

test('an excerpt is marked once, with its codes; removed and marked again it is the same', async () => {
  const { id } = await interview(text)
  const marked = await mark(id, 'I hope so', { codes: ['Hope', 'HOPE', 'Future'] })
  expect(marked).toMatchObject({ ok: true, value: { interviewId: id, index: 2 } })
  expect(await mark(id, 'I hope so')).toMatchObject({ code: 'excerptExists' })
  const rows = await listExcerpts(context(), id)
  expect(rows).toMatchObject([
    { quote: 'I hope so', markedBy: actor.name, codes: [{ name: 'Future' }, { name: 'Hope' }] },
  ])
  const excerptId = marked.ok ? marked.value.id : ''
  expect(await removeExcerpt(context(), { id: excerptId })).toMatchObject({ ok: true })
  expect(await removeExcerpt(context(), { id: excerptId })).toMatchObject({ code: 'notFound' })
  expect(await mark(id, 'I hope so')).toMatchObject({ ok: true, value: { id: excerptId } })
})

test('of ten who mark the same words at once one does', async () => {
  const { id } = await interview(text)
  const results = await Promise.allSettled(Array.from({ length: 10 }, () => mark(id, '記録')))
  const done = results.filter((result) => result.status === 'fulfilled' && result.value.ok)
  expect(done).toHaveLength(1)
  expect(results.every((result) => result.status === 'fulfilled')).toBe(true)
})

test('words that do not stand there are refused, by the command and by the database', async () => {
  const { id } = await interview(text)
  expect(await mark(id, '👩🏽‍🚀', { quote: '👩🏽' })).toMatchObject({ code: 'quoteDiffers' })
  const turn = await ctx.prisma.turn.findFirstOrThrow({ where: { interviewId: id, index: 2 } })
  const data = { interviewId: id, turnId: turn.id, startsAt: 0, endsAt: 3, markedBy: 'Ada' }
  await expect(ctx.prisma.excerpt.create({ data: { ...data, quote: 'No.' } })).rejects.toThrow('word for word')
  const excerpt = await ctx.prisma.excerpt.create({ data: { ...data, quote: 'Yes' } })
  const changed = ctx.database.pool.query('update "Excerpt" set "quote" = $1 where "id" = $2', ['yes', excerpt.id])
  await expect(changed).rejects.toThrow('stays what it is')
})

test('what is not sealed yet cannot be marked', async () => {
  const { id } = await makeInterview(ctx.prisma, { said: ['?', text] })
  expect(await mark(id, '記録')).toMatchObject({ code: 'interviewNotCaptured' })
})

test('in any text of any script the database counts as the rule does: the quote equals the slice', async () => {
  const characters = fc.oneof(
    fc.constantFrom('e\u0301', '👩🏽‍🚀', '👨‍👩‍👧‍👦', '🇯🇵', 'が', 'שָׁ', 'नि', '한', '𝒳', '\r\n', '\n', ' '),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }),
  )
  const anything = fc
    .array(characters, { minLength: 1, maxLength: 30 })
    .map((parts) => `a${parts.join('').toWellFormed().replaceAll('\u0000', '')}`)
  const selected = anything.chain((whole) =>
    fc.tuple(fc.constant(whole), fc.nat([...whole].length), fc.nat([...whole].length)),
  )
  await fc.assert(
    fc.asyncProperty(selected, async ([whole, one, other]) => {
      const slice = wholeCharacters(whole, { startsAt: one, endsAt: other })
      fc.pre(slice.startsAt < slice.endsAt)
      const { id } = await interview(whole)
      const quote = wordsOf(whole, slice)
      expect(await markExcerpt(context(), { id, index: 2, ...slice, quote, codes: [], memo: '' })).toMatchObject({
        ok: true,
      })
      expect(await listExcerpts(context(), id)).toMatchObject([{ ...slice, quote }])
    }),
    { numRuns: 60 },
  )
})

test('codes gather excerpts of many interviews, and keep their names apart', async () => {
  const [one, other] = [await interview(text), await interview(text)]
  const marked = await mark(one.id, 'hope', { codes: ['Hope'] })
  await mark(other.id, 'hope', { codes: ['hope'] })
  await codeExcerpt(context(), { id: marked.ok ? marked.value.id : '', codes: ['Hope', 'Kept'] })
  const codes = await listCodes(context())
  expect(codes).toMatchObject([
    { name: 'Hope', excerpts: 2, interviews: 2 },
    { name: 'Kept', excerpts: 1, interviews: 1 },
  ])
  const hope = codes[0]?.id ?? ''
  expect((await findCode(context(), hope))?.excerpts).toHaveLength(2)
  const rename = (name: string, version: number) =>
    updateCode(context(), { id: hope, version, name, description: 'What is hoped for.' })
  expect(await rename('kept', 1)).toMatchObject({ fields: { name: { code: 'taken' } } })
  expect(await rename('Hopes', 1)).toMatchObject({ ok: true, value: { version: 2 } })
  expect(await rename('Again', 1)).toMatchObject({ code: 'conflict' })
})
