import { expect, test } from 'vitest'
import { findClash } from './rules'

const opus = { id: '1', displayName: 'Opus', apiId: 'opus-3', aliases: ['opus'] }
const nameless = { id: '2', displayName: 'Nameless', apiId: null, aliases: [] }

test.each([
  [{ apiId: null, aliases: ['opus-latest'] }, null],
  [
    { apiId: null, aliases: ['other', 'Opus'] },
    { name: 'Opus', with: 'Opus' },
  ],
  [
    { apiId: null, aliases: ['OPUS‑3'] },
    { name: 'OPUS‑3', with: 'Opus' },
  ],
  [
    { apiId: 'opus', aliases: [] },
    { name: 'opus', with: 'Opus' },
  ],
  [{ apiId: 'opus-3', aliases: [] }, null],
  [{ apiId: null, aliases: [''] }, null],
])('%j clashes with %j', (names, clash) => {
  expect(findClash(names, [nameless, opus])).toEqual(clash)
})
