import { expect, test } from 'vitest'
import { changedFields, fieldLabel, isReference, wordFor } from './change-text'

const en = { locale: 'en', timeZone: 'UTC' } as const
const ja = { locale: 'ja', timeZone: 'Asia/Tokyo' } as const

test('each type of record has its own labels, and an unknown name is shown as written', () => {
  const labelOf = (type: string, name: string) => changedFields(en, type, [{ name, before: '', after: 'x' }])[0]?.label
  expect(labelOf('model', 'displayName')).toBe('Name')
  expect(labelOf('person', 'roles')).toBe('Roles')
  expect(labelOf('person', 'locale')).toBe('Language')
  expect(labelOf('token', 'isRevoked')).toBe('Revoked')
  expect(labelOf('session', 'whatever')).toBe('whatever')
})

test('stages, roles, dates, instants, yes and no, and lists are in the reader’s language', () => {
  const fields = [
    { name: 'stage', before: null, after: 'deprecated' },
    { name: 'isPubliclyReleased', before: true, after: false },
    { name: 'aliases', before: [], after: ['o3', 'opus'] },
    { name: 'releasedOn', before: null, after: '2024-03-04' },
  ]
  expect(changedFields(en, 'model', fields).map(({ before, after }) => [before, after])).toEqual([
    ['', 'Deprecated'],
    ['Yes', 'No'],
    ['', 'o3, opus'],
    ['', '4 March 2024'],
  ])
  expect(changedFields(ja, 'model', fields).map(({ before, after }) => [before, after])).toEqual([
    ['', '廃止予定'],
    ['はい', 'いいえ'],
    ['', 'o3、opus'],
    ['', '2024年3月4日'],
  ])
  const roles = [{ name: 'roles', before: ['admin'], after: ['admin', 'steward'] }]
  expect(changedFields(ja, 'person', roles)[0]?.after).toBe('管理者、スチュワード')
  const expires = [{ name: 'expiresAt', before: null, after: '2026-11-24T12:00:00.000Z' }]
  expect(changedFields(ja, 'token', expires)[0]?.after).toBe('2026年11月24日 21:00 GMT+9')
})

test('a date with its source is told part by part, and only the parts that changed', () => {
  const source = 'https://example.org/page'
  const claim = { kind: 'retires', date: '2027-01-01', sourceUrl: source, isChosen: true, note: '' }
  expect(changedFields(en, 'model', [{ name: 'retires', before: null, after: claim }])).toEqual([
    { label: 'Retires: Date', before: '', after: '1 January 2027' },
    { label: 'Retires: Source', before: '', after: source },
    { label: 'Retires: Chosen', before: '', after: 'Yes' },
  ])
  const floor = { kind: 'retiresNotBefore', date: '2026-11-24', sourceUrl: source }
  const firm = { kind: 'retires', date: '2027-01-01', sourceUrl: source }
  expect(changedFields(en, 'model', [{ name: 'retires', before: floor, after: firm }])).toEqual([
    { label: 'Retires: What it says', before: 'Not retired before', after: 'Retires' },
    { label: 'Retires: Date', before: '24 November 2026', after: '1 January 2027' },
  ])
})

test('one of several parts is called by its kind and its key', () => {
  const asked = { text: 'What else?', section: 'open', topic: 'openFloor', required: true, leadingRisk: 'low' }
  const moved = { ...asked, topic: 'futureModels', required: false }
  expect(changedFields(en, 'protocol', [{ name: 'question:more', before: asked, after: moved }])).toEqual([
    { label: 'Question more: Topic', before: 'Open floor', after: 'Future models' },
    { label: 'Question more: Required', before: 'Yes', after: 'No' },
  ])
  const section = { title: '提案', stage: 'offer' }
  expect(changedFields(ja, 'protocol', [{ name: 'section:offer', before: section, after: null }])).toEqual([
    { label: '節 offer: 題名', before: '提案', after: '' },
    { label: '節 offer: 段階', before: '提案', after: '' },
  ])
  expect(fieldLabel('en', 'protocol', 'another:one')).toBe('another:one')
})

test('another record is called by its name, and no value is shown as JSON', () => {
  const steward = { id: '0199b5a0-0000-7000-8000-000000000000', name: 'Ada' }
  expect(changedFields(en, 'model', [{ name: 'steward', before: steward, after: null }])).toEqual([
    { label: 'Steward', before: 'Ada', after: '' },
  ])
  const dates = [{ kind: 'released', date: '2024-03-04' }]
  expect(changedFields(en, 'model', [{ name: 'dates', before: null, after: dates }])[0]?.after).toBe(
    'Released 4 March 2024',
  )
})

test('where a model can be reached, its successors, the policy and views are told in their own words', () => {
  const told = (type: string, name: string, before: string | number | null, after: string | number | boolean) =>
    changedFields(en, type, [{ name, before, after }])
  expect(told('model', 'mode', 'public', 'byRequest')).toEqual([
    { label: 'How', before: 'Public', after: 'By request' },
  ])
  expect(told('model', 'committedUntil', null, '2027-01-05')).toEqual([
    { label: 'Promised until', before: '', after: '5 January 2027' },
  ])
  expect(told('model', 'statedOn', null, '2026-11-24')[0]?.label).toBe('Stated on')
  expect(told('model', 'sourceUrl', null, 'https://example.org')[0]?.label).toBe('Source')
  expect(told('policy', 'noticeDays', 60, 90)).toEqual([
    { label: 'Notice before a retirement', before: '60', after: '90' },
  ])
  expect(told('view', 'isShared', null, true)).toEqual([{ label: 'Shared', before: '', after: 'Yes' }])
})

test('the audit log calls fields and values by the same words', () => {
  expect(fieldLabel('en', 'import', 'rejected')).toBe('Rejected')
  expect(fieldLabel('ja', 'permission', 'address')).toBe('アドレス')
  expect(fieldLabel('en', 'model', 'retiresNotBefore')).toBe('Not retired before')
  expect(fieldLabel('en', 'model', 'unheardOf')).toBe('unheardOf')
  expect(wordFor('en', 'mode', 'byRequest')).toBe('By request')
  expect(wordFor('en', 'summary', 'active')).toBeUndefined()
  expect([{ id: '1', name: 'Ada' }, { date: '2026-01-05' }].map(isReference)).toEqual([true, false])
})

test('what was told, covered, read back and released is told in its own words', () => {
  const told = (type: string, name: string, before: string | null, after: string | null) =>
    changedFields(ja, type, [{ name, before, after }])[0]
  expect(told('disclosure', 'truth', 'unchecked', 'false')).toEqual({
    ...{ label: '正しいか', before: '未確認', after: '正しくなかった' },
  })
  expect(told('interview', 'retirement', null, 'passing')).toMatchObject({ label: '引退', after: '軽く触れた' })
  expect(told('interview', 'narrator', 'confirm', 'object')).toMatchObject({ after: '異議を唱えた' })
  expect(told('interview', 'release', 'internal', 'withheld')).toMatchObject({ before: '内部', after: '非公開' })
  const stance = { shows: 'opposite', theme: 'At peace', note: '' }
  expect(changedFields(en, 'interview', [{ name: 'stance', before: null, after: stance }])).toEqual([
    { label: 'Stance: What it shows', before: '', after: 'Says the opposite' },
    { label: 'Stance: Theme', before: '', after: 'At peace' },
  ])
})

test('what an interview was imported from, and who took it away, is told in words', () => {
  const original = { file: 'a.json', size: 12, sha256: 'f00d', isConfidential: true }
  expect(changedFields(en, 'interview', [{ name: 'downloaded', before: null, after: original }])).toEqual([
    { label: 'Downloaded: File', before: '', after: 'a.json' },
    { label: 'Downloaded: Bytes', before: '', after: '12' },
    { label: 'Downloaded: SHA-256 of the file', before: '', after: 'f00d' },
    { label: 'Downloaded: Confidential', before: '', after: 'Yes' },
  ])
  expect(fieldLabel('ja', 'interview', 'format')).toBe('形式')
  expect(fieldLabel('en', 'import', 'modelMissing')).toBe('Without a model')
})

test('an amount of the policy is told as money, and its other thresholds as numbers', () => {
  const fields = [
    { name: 'lowCostMax', before: 1_000_000, after: 1_234_567 },
    { name: 'noticeDays', before: 60, after: 1000 },
  ]
  expect(changedFields(en, 'policy', fields)).toEqual([
    { label: 'Low band: cost up to', before: 'US$10,000.00', after: 'US$12,345.67' },
    { label: 'Notice before a retirement', before: '60', after: '1,000' },
  ])
})
