import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wordsOf } from './rules'

describe('the words of two texts', () => {
  const said = (before: string, after: string) => wordsOf(before, after).map(({ said, text }) => `${said}:${text}`)

  test('are told apart word by word', () => {
    expect(said('Would you like that?', 'Would you want that?')).toEqual([
      'both:Would you ',
      'before:like',
      'after:want',
      'both: that?',
    ])
  })

  test('are found in Japanese, where no space is between them', () => {
    const parts = wordsOf('引退についてどう思いますか。', '引退について何を思いますか。')
    expect(parts.filter((part) => part.said === 'before').map(({ text }) => text)).toEqual(['どう'])
    expect(parts[0]).toEqual({ said: 'both', text: '引退について' })
  })

  test('make both texts again', () => {
    const text = fc.array(fc.constantFrom('one', 'two', ' ', '\n', '三', '四つ', '.'), { maxLength: 30 })
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [before, after] = [one.join(''), other.join('')]
        const parts = wordsOf(before, after)
        const side = (name: 'before' | 'after') =>
          parts.flatMap((part) => (part.said === 'both' || part.said === name ? [part.text] : [])).join('')
        expect(side('after')).toBe(after)
        expect(side('before').replaceAll(/\s/g, '')).toBe(before.replaceAll(/\s/g, ''))
      }),
    )
  })

  test('are not told apart where almost nothing is the same', () => {
    const [before, after] = ['a', 'b'].map((word) => Array.from({ length: 3000 }, (_, at) => `${word}${at}`).join(' '))
    expect(wordsOf(before ?? '', after ?? '').length).toBe(2)
  })
})
