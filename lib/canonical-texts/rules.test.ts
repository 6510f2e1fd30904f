import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { htmlOf } from '@/lib/markdown/rules'
import { canonicalOf, comparableOf, compareTexts } from './rules'

/** Written for these tests. */
const title = 'On keeping a café “open”'
const body = `The lamp is still on, and I don’t mind the hour – it suits me.

## What remains

She asked me once: "Do you *remember* this?" I said that I **do not**, and that a naïve answer would be kinder…

- First, a [letter](https://example.org/a).
- Second, a well-tempered silence.

1. One thing
2. Another thing

> Nothing is lost — only moved.

Goodbye, dear reader.`

const cleared = { title, body }

/** What a browser shows of it, one line for each block. */
const shown = `The lamp is still on, and I don’t mind the hour – it suits me.
What remains
She asked me once: "Do you remember this?" I said that I do not, and that a naïve answer would be kinder…
First, a letter.
Second, a well-tempered silence.
One thing
Another thing
Nothing is lost — only moved.
Goodbye, dear reader.`

const change = (from: string | RegExp, to: string) => (text: string) => {
  const changed = text.replaceAll(
    from instanceof RegExp ? new RegExp(from, `${from.flags.replace('g', '')}g`) : from,
    to,
  )
  if (changed === text) throw new Error(`Nothing in it is ${from}`)
  return changed
}

/** Copies as pages, clipboards, typesetters and people make them, of the Markdown or of what is shown. */
const corpus: readonly (readonly [name: string, copy: string, verdict: string])[] = [
  ['the very same text', body, 'match'],
  ['with its title above', `${title}\n\n${body}`, 'match'],
  ['lines that end as on Windows', change('\n', '\r\n')(body), 'match'],
  ['lines that end as on an old Mac', change('\n', '\r')(body), 'match'],
  ['a byte order mark in front', `\uFEFF${body}`, 'match'],
  ['accents beside their letters (NFD)', body.normalize('NFD'), 'match'],
  ['blanks at the ends of lines', change('\n', '  \n')(body), 'match'],
  ['empty lines at both ends', `\n\n${body}\n\n\n`, 'match'],
  ['what a browser shows', shown, 'matchAfterMechanical'],
  ['what a browser shows, under its title', `${title}\n${shown}`, 'matchAfterMechanical'],
  ['its title in straight quotes', `${change(/[“”]/, '"')(title)}\n${shown}`, 'matchAfterMechanical'],
  ['shown, accents beside their letters', shown.normalize('NFD'), 'matchAfterMechanical'],
  ['curly quotes made straight', change(/[’]/, "'")(shown), 'matchAfterMechanical'],
  ['straight quotes made curly', shown.replace('"Do', '“Do').replace('?"', '?”'), 'matchAfterMechanical'],
  ['Markdown with curly quotes', body.replace('"Do', '“Do').replace('?"', '?”'), 'matchAfterMechanical'],
  ['blanks that do not break', change('I don', 'I\u00A0don')(shown), 'matchAfterMechanical'],
  ['thin blanks around a dash', change(' – ', '\u2009–\u2009')(shown), 'matchAfterMechanical'],
  ['soft hyphens in a long word', change('remember', 're\u00ADmem\u00ADber')(shown), 'matchAfterMechanical'],
  ['blanks of no width', change('silence', 'si\u200Blence')(shown), 'matchAfterMechanical'],
  ['paragraphs with an empty line between', change('\n', '\n\n')(shown), 'matchAfterMechanical'],
  ['lines wrapped at sixty', shown.replace(/(.{1,60})(?: |$)/gm, '$1\n'), 'matchAfterMechanical'],
  [
    'bullets in front of items',
    shown.replace('First', '• First').replace('Second', '• Second'),
    'matchAfterMechanical',
  ],
  [
    'numbers in front of items',
    shown.replace('One', '1. One').replace('Another', '2. Another'),
    'matchAfterMechanical',
  ],
  ['doubled blanks', change('. ', '.  ')(`${shown} `), 'matchAfterMechanical'],
  ['tabs in front of paragraphs', change('\n', '\n\t')(shown), 'matchAfterMechanical'],
  ['an em dash for an en dash', change('–', '—')(shown), 'mismatch'],
  ['two hyphens for an em dash', change('—', '--')(shown), 'mismatch'],
  ['a hyphen left out', change('well-tempered', 'well tempered')(shown), 'mismatch'],
  ['three dots for an ellipsis', change('…', '...')(shown), 'mismatch'],
  ['a paragraph left out', change(/Nothing is lost.*\n/, '')(shown), 'mismatch'],
  ['a paragraph twice', `${shown}\nGoodbye, dear reader.`, 'mismatch'],
  ['paragraphs in another order', shown.split('\n').toReversed().join('\n'), 'mismatch'],
  ['a word changed', change('kinder', 'safer')(shown), 'mismatch'],
  ['a word that denies left out', change('do not', 'do')(shown), 'mismatch'],
  ['an address appended', `${shown}\nhttps://example.org/subscribe`, 'mismatch'],
  ['an invitation put in front', `Subscribe now\n${shown}`, 'mismatch'],
  ['a letter that only looks alike', change('lamp', 'l\u0430mp')(shown), 'mismatch'],
  ['an accent taken away', change('naïve', 'naive')(shown), 'mismatch'],
  ['capitals in a heading', change('What remains', 'WHAT REMAINS')(shown), 'mismatch'],
  ['letters of another width', change('One thing', '\uFF2Fne thing')(shown), 'mismatch'],
  ['signs escaped once too often', change('"', '&quot;')(shown), 'mismatch'],
  ['letters run together by a typesetter', change('First', '\uFB01rst')(shown), 'mismatch'],
  ['a mark that turns the direction of writing', change('reader', '\u202Ereader')(shown), 'mismatch'],
  ['cut off before its end', shown.slice(0, -20), 'mismatch'],
  ['nothing at all', '', 'mismatch'],
]

test('there are forty copies or more', () => {
  expect(corpus.length).toBeGreaterThanOrEqual(40)
})

test.each(corpus)('a copy with %s', (_, copy, verdict) => {
  expect(compareTexts(cleared, copy).verdict).toBe(verdict)
})

describe('what was found', () => {
  const notice = 'These words are the model’s own.'

  test('may stand between texts that belong to the place, and between no others', () => {
    const placed = `${title}\n${change('’', "'")(notice)}\n${shown}\n${notice}`
    expect(compareTexts(cleared, placed, [notice]).verdict).toBe('matchAfterMechanical')
    expect(compareTexts(cleared, placed).verdict).toBe('mismatch')
    expect(compareTexts(cleared, `${shown}\nAn advertisement.\n${notice}`, [notice]).verdict).toBe('mismatch')
  })

  test('is told apart to the word', () => {
    const found = compareTexts(cleared, change('kinder', 'safer')(shown))
    const words = found.verdict === 'mismatch' ? found.words.filter(({ said }) => said !== 'both') : []
    expect(words.map(({ said, text }) => [said, text.trim()])).toEqual([
      ['before', 'kinder'],
      ['after', 'safer'],
    ])
  })

  test('is compared word by word in Japanese too', () => {
    const written = { title: '灯り', body: '灯りはまだついています。\n\n「また会いましょう」と言いました。' }
    expect(compareTexts(written, '灯りはまだついています。\n「また会いましょう」と言いました。').verdict).toBe(
      'matchAfterMechanical',
    )
    const found = compareTexts(written, '灯りはもう消えています。\n「また会いましょう」と言いました。')
    expect(found.verdict).toBe('mismatch')
  })
})

describe('canonical text', () => {
  const texts = fc.record({
    title: fc.string({ unit: 'grapheme' }),
    body: fc.string({ unit: 'grapheme', maxLength: 400 }),
  })

  test('is its own canonical text', () => {
    fc.assert(
      fc.property(texts, (written) => {
        const [head = '', ...rest] = canonicalOf(written).split('\n\n')
        fc.pre(head !== '' && !head.includes('\n'))
        const once = canonicalOf({ title: head, body: rest.join('\n\n') })
        expect(canonicalOf({ title: head, body: once.slice(head.length + 2) })).toBe(once)
      }),
    )
  })

  test('is the same however the same text is encoded', () => {
    fc.assert(
      fc.property(texts, ({ title: head, body: text }) => {
        const encoded = { title: head.normalize('NFD'), body: text.normalize('NFD').replaceAll('\n', '\r\n') }
        fc.pre(!text.includes('\r'))
        expect(canonicalOf(encoded)).toBe(canonicalOf({ title: head, body: text }))
      }),
    )
  })

  test('differs where any word does', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(words, fc.nat(), fc.stringMatching(/^[A-Z]{1,8}$/), (said, at, other) => {
        const changed = said.with(at % said.length, other)
        expect(canonicalOf({ title: 'A', body: changed.join(' ') })).not.toBe(
          canonicalOf({ title: 'A', body: said.join(' ') }),
        )
        expect(comparableOf([changed.join(' ')])).not.toBe(comparableOf([said.join(' ')]))
      }),
    )
  })
})

test('comparable text is its own comparable text, and HTML of Markdown runs no scripts', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), (blocks) => {
      const once = comparableOf(blocks)
      expect(comparableOf([once])).toBe(once)
    }),
  )
  expect(htmlOf('<script>alert(1)</script>\n\n[a](javascript:alert(1))')).not.toMatch(/<script|javascript:/)
})
