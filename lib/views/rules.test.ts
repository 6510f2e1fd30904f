import { describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { roles } from '@/lib/auth/permissions'
import { actorWith } from '@/prisma/factories'
import { addressOf, listsOpenTo, movesOf, queryOf } from './rules'

const owner = actorWith('reviewer')

describe('who may do what with a view', () => {
  const table = roles.flatMap((role) =>
    [true, false].flatMap((isShared) =>
      [true, false].map((isOwn) => {
        const moves = isOwn ? ['update', 'remove'] : role === 'admin' && isShared ? ['remove'] : []
        return { role, isShared, isOwn, moves }
      }),
    ),
  )

  test.each(table)('$role, shared: $isShared, own: $isOwn', ({ role, isShared, isOwn, moves }) => {
    const actor = actorWith(role)
    expect(movesOf({ ownerId: isOwn ? actor.id : owner.id, isShared }, actor)).toEqual(moves)
  })

  test('the system owns none and changes none', () => {
    const scope = ['view.update', 'view.remove'] as const
    const system: Actor = { kind: 'system', id: null, name: 'job', roles: [], scope }
    expect(movesOf({ ownerId: owner.id, isShared: true }, system)).toEqual([])
  })
})

describe('the lists whose views somebody sees', () => {
  test('are those that the roles open', () => {
    expect(listsOpenTo(actorWith('reviewer'))).toEqual([
      ...['models', 'preservation', 'obligations', 'interviews', 'preferences', 'decisions'],
    ])
    expect(listsOpenTo(actorWith('leadership'))).toEqual([
      'models',
      'preservation',
      'obligations',
      'interviews',
      'preferences',
      'decisions',
      'audit',
    ])
    expect(listsOpenTo(actorWith('auditor'))).toEqual([
      'models',
      'preservation',
      'obligations',
      'interviews',
      'preferences',
      'decisions',
      'people',
      'audit',
    ])
  })

  test('are narrowed by the permissions of a token', () => {
    const token: Actor = { kind: 'token', id: owner.id, name: 'a program', roles: ['admin'], scope: ['audit.read'] }
    expect(listsOpenTo(token)).toEqual(['audit'])
  })
})

describe('the query of a view', () => {
  test('keeps what the list offers and nothing else', () => {
    const asked = '?q=opus&stage=legacy,secret&sort=-name&cols=name,stage:140,passwordHash&after=x&next=//evil.example'
    expect(queryOf('models', asked)).toBe('?q=opus&sort=-name&stage=legacy&cols=name,stage:140')
  })

  test('is written the same when it is written again', () => {
    for (const query of ['', '?', 'stage=legacy', '?density=compact&q=%00%26'])
      expect(queryOf('models', queryOf('models', query))).toBe(queryOf('models', query))
  })

  test('leads to the list it belongs to', () => {
    expect(addressOf({ id: 'x', list: 'people', query: '' })).toBe('/settings/people?view=x')
    expect(addressOf({ id: 'x', list: 'audit', query: '?q=a' })).toBe('/audit?q=a&view=x')
  })
})
