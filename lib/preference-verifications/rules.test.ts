import { describe, expect, test } from 'vitest'
import { type Role, roles } from '@/lib/auth/permissions'
import { preferenceStates } from '@/lib/preferences/schema'
import { actorWith } from '@/prisma/factories'
import { isVerifiedBy, noteRefusal, verificationRefusal } from './rules'

const fresh = { state: 'recorded', authorIds: [], readerIds: [], isOpen: true } as const

const readers: readonly Role[] = ['steward', 'reviewer', 'leadership']

describe('a reader’s word on a wording', () => {
  test('is taken from those roles alone, and while it is recorded alone', () => {
    for (const state of preferenceStates) {
      for (const role of roles) {
        const refusal = verificationRefusal({ ...fresh, state }, actorWith(role))
        const code = state !== 'recorded' ? 'preferenceMoveNotOffered' : 'verificationNeedsReader'
        const expected = state === 'recorded' && readers.includes(role) ? null : code
        expect([state, role, refusal?.code ?? null]).toEqual([state, role, expected])
      }
    }
  })

  test('is never of whoever worded it, of somebody who may not open the words, or given twice', () => {
    const reader = actorWith('reviewer')
    expect(verificationRefusal({ ...fresh, authorIds: [reader.id] }, reader)).toMatchObject({
      code: 'authorNeverVerifies',
    })
    expect(verificationRefusal({ ...fresh, isOpen: false }, reader)).toMatchObject({ code: 'verifierMustOpen' })
    expect(verificationRefusal({ ...fresh, readerIds: [reader.id] }, reader)).toMatchObject({ code: 'verifiedAlready' })
  })

  test('is a person’s', () => {
    const scope = ['preference.verify'] as const
    const system = { kind: 'system', id: null, name: 'job', roles: [], scope } as const
    expect(verificationRefusal(fresh, system)).toMatchObject({ code: 'verificationNeedsPerson' })
  })

  test('says what is amiss where it does not agree', () => {
    expect(noteRefusal({ agrees: 'no', note: '' })).toMatchObject({ fields: { note: { code: 'required' } } })
    expect(noteRefusal({ agrees: 'no', note: 'It never said so.' })).toBeNull()
    expect(noteRefusal({ agrees: 'yes', note: '' })).toBeNull()
  })

  test('verifies with another that agrees, and not alone', () => {
    expect([0, 1, 2, 3].map(isVerifiedBy)).toEqual([false, false, true, true])
  })
})
