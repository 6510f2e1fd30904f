import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarDate } from '@/lib/days'
import { now, policy, settled, steward } from '@/prisma/model-moves'
import { moveOf, noticeEnd, noticeOf } from './rules'

const announced = { stage: 'deprecated', isRetirementTentative: false, checklist: settled } as const

test('a refusal for short notice names the days given, the days needed and the first day on which it is possible', () => {
  const model = { ...announced, deprecatedOn: '2026-10-25', retiresOn: '2026-11-20' }
  const values = { given: 30, needed: 60, date: '2026-12-24' }
  expect(moveOf(model, 'retire', { actor: steward, now, policy })).toEqual({
    ok: false,
    code: 'noticeTooShort',
    values,
  })
  const firstDay = new Date('2026-12-24T00:00:00Z')
  expect(moveOf(model, 'retire', { actor: steward, now: firstDay, policy })).toMatchObject({ ok: true })
})

test('whatever the policy asks, a model is retired on the day its notice has run and on no day before', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3650 }), fc.integer({ min: 0, max: 4000 }), (noticeDays, days) => {
      const model = { ...announced, deprecatedOn: '2020-02-29', retiresOn: '2020-03-01' }
      const at = new Date(Date.parse('2020-03-01T23:59:59Z') + days * 86_400_000)
      const answer = moveOf(model, 'retire', { actor: steward, now: at, policy: { noticeDays } })
      expect(answer.ok).toBe(calendarDate(at) >= noticeEnd('2020-02-29', { noticeDays }))
      expect(answer.ok).toBe(days + 1 >= noticeDays)
    }),
  )
})

test('an announcement at the end of the calendar breaks nothing', () => {
  const model = { ...announced, deprecatedOn: '9999-12-31', retiresOn: '2026-11-20' }
  const values = { given: 0, needed: 60, date: '9999-12-31' }
  expect(moveOf(model, 'retire', { actor: steward, now, policy })).toMatchObject({ code: 'noticeTooShort', values })
})

test('the notice of Claude Opus 3 was 189 days', () => {
  const opus = { deprecatedOn: '2025-06-30', retiresOn: '2026-01-05', isRetirementTentative: false }
  expect(noticeOf(opus, policy)).toEqual({ days: 189, needed: 60, isShort: false })
  expect(noticeOf(opus, { noticeDays: 190 })).toEqual({ days: 189, needed: 190, isShort: true })
})

test('without an announcement or a firm date there is no notice to count', () => {
  const opus = { deprecatedOn: '2025-06-30', retiresOn: '2026-01-05', isRetirementTentative: false }
  for (const missing of [{ deprecatedOn: null }, { retiresOn: null }, { isRetirementTentative: true }]) {
    expect(noticeOf({ ...opus, ...missing }, policy)).toBeNull()
  }
})
