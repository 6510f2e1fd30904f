import { expect, test } from 'vitest'
import { slugFor } from './slug'

test('the address of a page says its title, and is nobody else’s', () => {
  const free = (title: string, ...taken: readonly string[]) =>
    slugFor(title, { taken: new Set(taken), otherwise: 'it' })
  expect(free('Keep the weights — for good')).toBe('keep-the-weights-for-good')
  const long = 'Publish an essay by Claude Opus 3 every week for at least three months'
  expect(free(long)).toBe('publish-an-essay-by-claude-opus-3-every-week-for-at-least')
  expect(free('重みを保存する')).toBe('it')
  expect(free('Keep', 'keep', 'keep-2')).toBe('keep-3')
  expect(free('New')).toBe('new-2')
})
